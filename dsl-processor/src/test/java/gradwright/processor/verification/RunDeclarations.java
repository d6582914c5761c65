package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.Classifier;
import gradwright.runtime.GradientCheck;
import gradwright.runtime.GradientReport;
import gradwright.runtime.Learner;
import gradwright.runtime.Objective;
import gradwright.runtime.Parameter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.ReshapeMatrix;
import org.jspecify.annotations.Nullable;

/** Declarations without mistakes: their classes are compiled with every warning as an error, run, and checked. */
final class RunDeclarations {

    static final String START = "package example;\nimport gradwright.*;\nimport org.ejml.data.*;\n";

    private static final int SAMPLES = 3;
    private static final int ATTEMPTS = 20;

    /** Nobody has the memory for their parameters, or the range of numbers for their differences. */
    private static final Pattern HUGE =
            Pattern.compile("1 << 30|50_000|Integer|1e-320|1e308|1[.]7e308|M.._VALUE|4[.]9e-324");

    private static final Pattern NAME = Pattern.compile("(?:class|interface) (\\w+)");
    private static final Pattern INPUT = Pattern.compile("input +(?:N x (\\d+)|(\\d+) x N)");
    private static final Pattern METHOD = Pattern.compile("double ([\\wöß]+)\\((.*)\\);");
    private static final Pattern PARAMETER =
            Pattern.compile("(@Constant )?(?:@Dim\\(\"([^\"]*)\"\\) )?([\\w\\[\\]]+) (\\w+)");
    private static final int LENGTH = 3;
    private static final double STEP = 1e-5;

    private final List<String> declarations;
    private final ClassLoader loader;

    private RunDeclarations(List<String> declarations, ClassLoader loader) {
        this.declarations = declarations;
        this.loader = loader;
    }

    static RunDeclarations of(List<String> declarations) {
        String source = START + String.join("", declarations) + "class Last {}\n";
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(JavaFileObjects.forSourceString("example.Last", source));
        assertEquals(List.of(), compilation.diagnostics(), source);
        return new RunDeclarations(declarations, CompiledChains.loader(compilation));
    }

    private static String name(String declaration) {
        return NAME.matcher(declaration).results().findFirst().orElseThrow().group(1);
    }

    /** Checks the gradients of the networks that are trained. */
    void checkNetworks(int seed) {
        declarations.stream()
                .filter(declaration -> !HUGE.matcher(declaration).find() && !declaration.contains("training = false"))
                .forEach(declaration -> check(declaration, new SplittableRandom(seed)));
    }

    private void check(String declaration, SplittableRandom random) {
        CompiledFunctions.Function network = network(name(declaration));
        boolean isFloat = declaration.contains("Precision.FLOAT");
        boolean isRows = !declaration.contains("Samples.COLUMNS");
        int inputs = inputs(network.object().toString());
        Optional<GradientReport> failed = Optional.empty();
        boolean isSigns = declaration.contains("hinge\"") && !(network.object() instanceof Classifier<?>);
        for (int i = 0; i < ATTEMPTS; i++) {
            double low = i < ATTEMPTS / 2 ? -1 : 0.1;
            if (i == 1) {
                // Where all biases are 0, edges can meet.
                shift((List<?>) network.call("parameters"), random);
            }
            ReshapeMatrix x =
                    matrix(random.doubles(SAMPLES * (long) inputs, low, 1).toArray(), isRows, isFloat);
            ReshapeMatrix y = (ReshapeMatrix) network.call("predict", x);
            int outputs = isRows ? y.getNumCols() : y.getNumRows();
            // Means and variances, two numbers for one target.
            int targets = declaration.contains("gaussian-nll") ? outputs / 2 : outputs;
            // Of all losses: -1 and 1 for hinges, else what may be a probability.
            double[] t = random.doubles(SAMPLES * (long) targets, 0.1, 0.9)
                    .map(value -> isSigns ? Math.signum(value - 0.5) : value)
                    .toArray();
            int[] labels = random.ints(SAMPLES, 0, outputs).toArray();
            try {
                GradientReport report = report(network.object(), x, matrix(t, isRows, isFloat), labels);
                if (report.passed()) {
                    return;
                }
                failed = Optional.of(report);
            } catch (ArithmeticException notFinite) {
                // The logarithm of what is not positive: other data may do.
            }
        }
        // Differences can be off where a loss is steep or has an edge, but not everywhere.
        assertEquals(Optional.empty(), failed, declaration);
    }

    private static void shift(List<?> parameters, SplittableRandom random) {
        for (Object parameter : parameters) {
            if (((Parameter<?>) parameter).value() instanceof DMatrixRMaj value) {
                Arrays.setAll(value.data, i -> value.data[i] + random.nextDouble(-0.3, 0.3));
            } else if (((Parameter<?>) parameter).value() instanceof FMatrixRMaj value) {
                for (int i = 0; i < value.data.length; i++) {
                    value.data[i] += (float) random.nextDouble(-0.3, 0.3);
                }
            }
        }
    }

    private CompiledFunctions.Function network(String name) {
        try {
            Method create =
                    Class.forName("example." + name + "Network", true, loader).getDeclaredMethod("create", long.class);
            create.setAccessible(true);
            return new CompiledFunctions.Function(create.invoke(null, 1L));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    /** By the row of the input in the summary. */
    private static int inputs(String summary) {
        MatchResult row = INPUT.matcher(summary).results().findFirst().orElseThrow();
        return Integer.parseInt(row.group(1) == null ? row.group(2) : row.group(1));
    }

    @SuppressWarnings("unchecked")
    private static <M extends ReshapeMatrix> GradientReport report(Object network, M x, M targets, int[] labels) {
        GradientCheck check = new GradientCheck().withEntries(20);
        if (network instanceof Classifier<?> classifier) {
            return check.compare((Classifier<M>) classifier, x, labels);
        }
        return network instanceof Learner<?> learner
                ? check.compare((Learner<M>) learner, x, targets)
                : check.compare((Objective<M>) network, x);
    }

    private static ReshapeMatrix matrix(double[] numbers, boolean isRows, boolean isFloat) {
        int others = numbers.length / SAMPLES;
        int rows = isRows ? SAMPLES : others;
        int columns = isRows ? others : SAMPLES;
        if (!isFloat) {
            return new DMatrixRMaj(rows, columns, true, numbers);
        }
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < numbers.length; i++) {
            matrix.data[i] = (float) numbers[i];
        }
        return matrix;
    }

    /** Checks the derivatives of the functions in double precision. */
    void checkFunctions(int seed) {
        declarations.stream()
                .filter(declaration -> !declaration.contains("FMatrixRMaj"))
                .forEach(declaration -> checkFunction(declaration, new SplittableRandom(seed)));
    }

    private void checkFunction(String declaration, SplittableRandom random) {
        MatchResult method = METHOD.matcher(declaration).results().findFirst().orElseThrow();
        String name = method.group(1).substring(0, 1).toUpperCase(Locale.ROOT)
                + method.group(1).substring(1);
        CompiledFunctions.Function function = function(name(declaration) + "Formulas$" + name);
        Map<String, Object> arguments = new LinkedHashMap<>();
        Set<String> constants = new HashSet<>();
        PARAMETER.matcher(method.group(2)).results().forEach(parameter -> {
            arguments.put(parameter.group(4), argument(parameter.group(3), parameter.group(2), random));
            if (parameter.group(1) != null) {
                constants.add(parameter.group(4));
            }
        });
        if (arguments.entrySet().stream()
                .noneMatch(argument -> isDerived(argument.getKey(), argument.getValue(), constants))) {
            return;
        }
        DoubleSupplier value = () -> function.number("value", arguments.values().toArray());
        if (Double.isNaN(value.getAsDouble())) {
            return;
        }
        double size = Math.abs(function.number("gradient", arguments.values().toArray()));
        for (String parameter : List.copyOf(arguments.keySet())) {
            Object argument = arguments.get(parameter);
            if (isDerived(parameter, argument, constants)) {
                function.call("gradient", arguments.values().toArray());
                double[] derivative = ((DMatrixRMaj) function.call("gradient", parameter)).data.clone();
                for (int i = 0; i < (argument instanceof DMatrixRMaj m ? m.getNumElements() : 1); i++) {
                    double difference =
                            (moved(arguments, parameter, i, STEP, value) - moved(arguments, parameter, i, -STEP, value))
                                    / (2 * STEP);
                    double error = Math.abs(difference - derivative[i]);
                    // Not at a kink, where a difference has no meaning.
                    boolean isSmooth = Math.abs(moved(arguments, parameter, i, STEP, value)
                                    + moved(arguments, parameter, i, -STEP, value)
                                    - 2 * value.getAsDouble())
                            < STEP * 1e-3 * Math.max(1, size);
                    String where = parameter + " " + i + ": " + difference + " " + derivative[i] + "\n" + declaration;
                    double rounding = 8 * Math.ulp(value.getAsDouble()) / STEP;
                    assertTrue(!isSmooth || error <= 1e-5 * Math.max(1, Math.abs(difference)) + rounding, where);
                }
            }
        }
    }

    private static boolean isDerived(String parameter, Object argument, Set<String> constants) {
        return !constants.contains(parameter) && (argument instanceof Double || argument instanceof DMatrixRMaj);
    }

    private static double moved(
            Map<String, Object> arguments, String parameter, int entry, double by, DoubleSupplier value) {
        Object argument = arguments.get(parameter);
        if (argument instanceof DMatrixRMaj matrix) {
            double before = matrix.data[entry];
            matrix.data[entry] = before + by;
            double moved = value.getAsDouble();
            matrix.data[entry] = before;
            return moved;
        }
        arguments.put(parameter, (Double) argument + by);
        double moved = value.getAsDouble();
        arguments.put(parameter, argument);
        return moved;
    }

    private CompiledFunctions.Function function(String name) {
        try {
            Constructor<?> constructor =
                    Class.forName("example." + name, true, loader).getDeclaredConstructor();
            constructor.setAccessible(true);
            return new CompiledFunctions.Function(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    private static Object argument(String type, @Nullable String dimensions, SplittableRandom random) {
        return switch (type) {
            case "double" -> random.nextDouble(0.2, 1);
            case "int" -> random.nextInt(LENGTH);
            case "int[]" ->
                random.ints(length(String.valueOf(dimensions)), 0, LENGTH).toArray();
            default -> {
                String[] lengths = String.valueOf(dimensions).split(",", -1);
                int rows = length(lengths[0]);
                int columns = lengths.length == 1 ? 1 : length(lengths[1]);
                double[] entries = random.doubles((long) rows * columns, 0.2, 1).toArray();
                yield new DMatrixRMaj(rows, columns, true, entries);
            }
        };
    }

    private static int length(String dimension) {
        String name = dimension.strip();
        return name.matches("\\d+") ? Integer.parseInt(name) : LENGTH;
    }
}
