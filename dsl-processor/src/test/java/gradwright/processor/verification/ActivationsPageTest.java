package gradwright.processor.verification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.Parameter;
import gradwright.runtime.generated.DoubleObjective;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/activations.md} is made from networks of one activation each: formulas and derivatives as their generated
 * code states them, derivatives at kinks as it computes them. PyTorch's derivatives at whole numbers, where all kinks lie,
 * are the same ({@code activations_pytorch.py}).
 */
final class ActivationsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "activations.md");

    /** What parameters are set to, and where it stands in a formula, the parameter is meant: no formula has a 7. */
    private static final int PARAMETER = 7;

    private static final Pattern EQUATION = Pattern.compile(" \\* {3}(\\S.*?) += (.*)");
    private static final double BESIDE = 0x1p-20;

    /** A derivative of PyTorch; the functions of a whole sample have none here. */
    private record Reference(String function, String x, String derivative) {}

    private static Map<String, List<Reference>> references;
    private static Compilation compilation;
    private static ClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        references = references();
        assertEquals(
                ActivationCatalogue.names(),
                List.copyOf(references.keySet()),
                "activations_pytorch.py names a function of PyTorch for every activation, in the catalogue's order");
        compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(ActivationCatalogue.names().stream()
                        .map(ActivationsPageTest::source)
                        .toList());
        assertEquals(List.of(), compilation.diagnostics());
        loader = CompiledChains.loader(compilation);
    }

    @Test
    void derivativesArePyTorchsAlsoAtKinks() throws ReflectiveOperationException {
        for (String name : ActivationCatalogue.names()) {
            for (Reference reference : references.get(name)) {
                if (!isOfSample(name)) {
                    double expected = Double.parseDouble(reference.derivative());
                    double actual = derivative(name, Double.parseDouble(reference.x()));
                    // The sixth of PyTorch's hard-sigmoid is a float.
                    assertEquals(expected, actual, 1e-8 * Math.max(1, expected), name + " at " + reference.x());
                }
            }
        }
    }

    @Test
    void thePageIsMadeFromTheCatalogue() throws IOException, ReflectiveOperationException {
        String text = page();
        if (Boolean.getBoolean("gradwright.update")) {
            Files.writeString(PAGE, text);
        }
        assertEquals(text, Files.readString(PAGE), "-Dgradwright.update=true rewrites docs/activations.md");
    }

    private static String page() throws IOException, ReflectiveOperationException {
        StringBuilder page = new StringBuilder("""
                # Activations

                x is the pre-activation and y the result, unit by unit. The formulas and derivatives are those in the Javadoc of
                generated classes: derived from one formula each, in terms of y where that is at hand. `[condition]` is 1 where the
                condition holds, else 0; `where(c, a, b)` is a where c holds, else b. Functions that are computed without loss of digits
                have names: `expm1(x)` is exp(x) - 1, `erfc(x)` 1 - erf(x), `sigmoid(x)` 1 / (1 + exp(-x)), `logsigmoid(x)` its logarithm,
                `softplus(x)` log(1 + exp(x)), `softsign(x)` x / (1 + abs(x)). Parameters stand with their default.

                A kink is where the derivative jumps; what it is there stands in a column of its own, and is PyTorch's.

                | name | y | dy/dx | at kinks | parameter | PyTorch |
                |---|---|---|---|---|---|
                """);
        for (String name : ActivationCatalogue.names()) {
            page.append("| ").append(String.join(" | ", row(name))).append(" |\n");
        }
        return page.append("""

                `softmax` and `log-softmax` are of all units of a sample, so that a derivative of theirs is a matrix for each sample.
                The table has its product with g = dL/dy, which is all that a gradient takes; the sum is over the sample's units.

                `elu` has a kink only where alpha is not 1. `log` is for positive numbers: of others it is -infinity or not a
                number, and a loss of such is an error that names the sample.

                PyTorch's functions are those of `torch.nn.functional`, or of `torch` itself. Three of them deviate by more than rounding:

                - `softplus` gives x above 20, where the exact value is larger by 2e-9 at most. Here it is right to rounding.
                - `gelu` loses digits below 0, where 1 + erf and 1 + tanh do, and in double precision gives 0 from -8.5 down, or with
                  `approximate=tanh` from -8 down. Here the values keep their digits: gelu(-9) is -1e-18.
                - `hardsigmoid` has a derivative of 1/6 rounded to single precision, in double precision too. Here it is rounded to
                  double.

                `ActivationValuesTest` compares values and derivatives with 60 digits. An activation that is not in the table is a
                [formula](formulas.md): `@Activation(formula = "x * x")`.

                A test makes this page from the catalogue. `-Dgradwright.update=true` rewrites it.
                """).toString();
    }

    private static List<String> row(String name) throws IOException, ReflectiveOperationException {
        Map<String, String> equations = equations(name);
        String derivative = Objects.requireNonNull(equations.get("d loss / d input"));
        if (derivative.equals("d loss / d y")) {
            derivative = Objects.requireNonNull(equations.get("d loss / d y"));
        }
        return List.of(
                code(name),
                code(inX(name, Objects.requireNonNull(equations.get("y")))),
                (isOfSample(name) ? "times g: " : "") + code(inX(name, derivative)),
                isOfSample(name) ? "" : kinks(name),
                parameters(name).entrySet().stream()
                        .map(entry -> parameter(entry.getKey(), entry.getValue()))
                        .collect(joining(", ")),
                pyTorch(references.get(name).get(0).function()));
    }

    /** The equations of the derivation by what they define, each in one line and without its shape. */
    private static Map<String, String> equations(String name) throws IOException {
        String source = generatedSource(name);
        int start = source.indexOf("<pre>{@code", source.indexOf("<p>The derivation"));
        Map<String, String> equations = new LinkedHashMap<>();
        String last = "";
        for (String line : source.substring(start, source.indexOf("}</pre>", start))
                .lines()
                .skip(1)
                .toList()) {
            Matcher equation = EQUATION.matcher(line);
            if (equation.matches()) {
                last = equation.group(1);
                equations.put(last, equation.group(2));
            } else if (!last.isEmpty()) {
                equations.merge(last, line.replaceFirst("^ \\* *", ""), (before, more) -> before + " " + more);
            }
        }
        equations.replaceAll((key, text) -> text.replaceAll("(.*?) +N x \\d(.*)", "$1$2")
                .replaceAll(" +", " ")
                .strip());
        return equations;
    }

    private static String generatedSource(String name) throws IOException {
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.SOURCE
                    && file.getName().endsWith("/" + className(name) + "Network.java")) {
                return file.getCharContent(false).toString();
            }
        }
        throw new AssertionError("no class is generated for " + name);
    }

    private static String inX(String name, String text) {
        String formula = text.replaceAll("\\binput\\b", "x").replaceAll("\\btarget\\b", "g");
        return byName(name, formula);
    }

    /** With the parameter's name for its value. */
    private static String byName(String name, String text) {
        String result = text;
        for (String parameter : parameters(name).keySet()) {
            result = result.replaceAll("\\b" + PARAMETER + "\\b", parameter);
        }
        return result;
    }

    private static String kinks(String name) throws ReflectiveOperationException {
        List<String> kinks = new ArrayList<>();
        for (Reference reference : references.get(name)) {
            double x = Double.parseDouble(reference.x());
            if (Math.abs(derivative(name, x + BESIDE) - derivative(name, x - BESIDE)) > 0.01) {
                kinks.add(byName(name, number(derivative(name, x))) + " at " + reference.x());
            }
        }
        return String.join(", ", kinks);
    }

    private static String parameter(String name, Parameter parameter) {
        String domain = switch (parameter.domain()) {
            case ANY -> "";
            case NOT_ZERO -> " not 0";
            case POSITIVE -> " > 0";
            case SHARE, FLAG -> throw new AssertionError("how is this said of " + name + "?");
        };
        return code(name) + domain + ", "
                + number(parameter.value().orElseThrow().doubleValue());
    }

    /** {@code gelu approximate=tanh} as the function and its argument. */
    private static String pyTorch(String function) {
        String[] words = function.split(" ", 2);
        return code(words[0]) + (words.length == 1 ? "" : " with " + code(words[1]));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String code(String text) {
        assertFalse(text.contains("|") || text.contains("`"), text);
        return "`" + text + "`";
    }

    private static double derivative(String name, double x) throws ReflectiveOperationException {
        Class<?> type = Class.forName("activations." + className(name) + "Network", true, loader);
        Method create = type.getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        DoubleObjective network = (DoubleObjective) create.invoke(null, 1L);
        network.gradient(new DMatrixRMaj(1, 1, true, x));
        Method inputGradient = type.getDeclaredMethod("inputGradient");
        inputGradient.setAccessible(true);
        return ((DMatrixRMaj) inputGradient.invoke(network)).data[0];
    }

    /** The activation alone. Under the sum of its results the gradient by its input is its derivative. */
    private static JavaFileObject source(String name) {
        return JavaFileObjects.forSourceString("activations." + className(name), """
                package activations;

                import gradwright.*;

                @Network(inputs = %d, inputGradient = true)
                @Loss("%s")
                class %s {
                    @Activation(value = "%s"%s) Layer y;
                }
                """.formatted(
                        isOfSample(name) ? 3 : 1,
                        isOfSample(name) ? "upstream" : "sum",
                        className(name),
                        name,
                        parameters(name).keySet().stream()
                                .map(parameter -> ", " + parameter + " = " + PARAMETER)
                                .collect(joining())));
    }

    private static String className(String name) {
        return "Only" + name.replace("-", "");
    }

    private static Map<String, Parameter> parameters(String name) {
        return ActivationCatalogue.find(name).orElseThrow().parameters();
    }

    private static boolean isOfSample(String name) {
        return references.get(name).get(0).x().isEmpty();
    }

    private static Map<String, List<Reference>> references() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ActivationsPageTest.class.getResourceAsStream("activations-pytorch.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .collect(groupingBy(
                            cells -> cells[0],
                            LinkedHashMap::new,
                            mapping(cells -> new Reference(cells[1], cells[2], cells[3]), toList())));
        }
    }
}
