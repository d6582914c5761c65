package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.check.Assignment;
import gradwright.processor.interpret.Bounded;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Precision;
import gradwright.processor.verification.FunctionCase.Parameter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions as large as anybody writes: every method that they need is short enough to be compiled while it runs. */
final class LargeFunctionsTest extends FunctionDerivativesTest {

    /** HotSpot's {@code HugeMethodLimit}: what is longer is interpreted for ever. */
    private static final int LONGEST_METHOD = 8_000;

    @Override
    Stream<String> declarations() {
        return Stream.concat(
                functions().stream().map(function -> function.declaration(Precision.DOUBLE)),
                ofMatrices().stream().map(function -> function.declaration(Precision.FLOAT)));
    }

    static List<FunctionCase> functions() {
        return List.of(
                FunctionCase.number(
                        "matrices",
                        chain(300, "tanh(%s * W / 2)", "%s .* X / 2 + b", "%s / 2 - %s") + "; sum(a300^2) / N",
                        Parameter.matrix("X", "N,M", 3, 2),
                        Parameter.matrix("W", "M,M", 2, 2),
                        Parameter.matrix("b", "M", 1, 2)),
                FunctionCase.number(
                        "numbers",
                        chain(300, "tanh(%s + s)", "%s * X / 2 + s", "%s / 2 - %s") + "; a300^2 + X",
                        Parameter.number("X"),
                        Parameter.number("s")),
                FunctionCase.number(
                        "longSum",
                        "sum(n: " + sum(120, "v(n)") + ") / 120",
                        Parameter.matrix("v", "N", 3, 1),
                        Parameter.number("s")),
                FunctionCase.matrix(
                        "entries",
                        "(" + sum(100, "v") + ") / 100",
                        "N",
                        Parameter.matrix("v", "N", 3, 1),
                        Parameter.number("s")));
    }

    static List<FunctionCase> ofMatrices() {
        return functions().subList(2, 4);
    }

    /** Bindings of three forms in turn, each of the one before, the last also of one far back. */
    private static String chain(int count, String first, String second, String third) {
        return "a0 = X; "
                + IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "a" + i + " = "
                                + (i % 3 == 0 ? first : i % 3 == 1 ? second : third)
                                        .formatted("a" + (i - 1), "a" + i / 2))
                        .collect(Collectors.joining("; "));
    }

    private static String sum(int terms, String x) {
        return IntStream.range(0, terms)
                .mapToObj(i -> switch (i % 4) {
                    case 0 -> "sin(" + x + " + " + i + ")";
                    case 1 -> x + " * s^" + i % 3 + " / " + (i + 1);
                    case 2 -> "tanh(s / " + (i + 1) + ")";
                    default -> i + " * " + x + " / 100";
                })
                .collect(Collectors.joining(" + "));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void valuesAreTheInterpreters(FunctionCase function) {
        SplittableRandom random = new SplittableRandom(RandomData.SEED);
        List<Object> arguments = function.arguments(random);
        InterpretedFunction interpreted = InterpretedFunction.of(function);
        Assignment at = interpreted.at(arguments, function.tangents(random), new double[0]);
        Task task = function.isNumber() ? Task.LOSS : Task.PREDICT;
        List<Bounded> expected = interpreted.results(task, Precision.DOUBLE, at).get("value");
        double[] found = CompiledFunctions.entries(
                compiled().function(function.className()).call("value", arguments.toArray()));
        assertEquals(expected.size(), found.length);
        for (int i = 0; i < found.length; i++) {
            assertEquals(expected.get(i).value(), found[i], 2 * expected.get(i).error());
        }
    }

    /** A longer one runs, but some fifty times slower; a much longer one javac refuses. */
    @Test
    void noMethodIsTooLongToBeCompiled() {
        TreeMap<Integer, String> sizes = new TreeMap<>();
        compiled().classFiles().forEach(file -> sizes(file, sizes));
        assertTrue(
                sizes.lastKey() <= LONGEST_METHOD, () -> sizes.descendingMap().toString());
        // Parts are as long as may be, or there would be more calls and fields than needed.
        assertTrue(
                sizes.lastKey() > LONGEST_METHOD / 4,
                () -> sizes.descendingMap().toString());
    }

    /** Collects how long the methods of a class are (The Java Virtual Machine Specification, chapter 4). */
    private static void sizes(byte[] classFile, Map<Integer, String> sizes) {
        ByteBuffer in = ByteBuffer.wrap(classFile, 8, classFile.length - 8);
        Map<Integer, String> texts = new HashMap<>();
        int constants = in.getShort() & 0xFFFF;
        for (int i = 1; i < constants; i++) {
            int tag = in.get();
            switch (tag) {
                case 1 -> {
                    byte[] text = new byte[in.getShort() & 0xFFFF];
                    in.get(text);
                    texts.put(i, new String(text, StandardCharsets.UTF_8));
                }
                case 5, 6 -> {
                    in.getLong();
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.getShort();
                case 15 -> skip(in, 3);
                default -> in.getInt();
            }
        }
        skip(in, 6);
        skip(in, 2 * (in.getShort() & 0xFFFF));
        for (String members : List.of("fields", "methods")) {
            for (int left = in.getShort() & 0xFFFF; left > 0; left--) {
                in.getShort();
                String name = texts.get(in.getShort() & 0xFFFF);
                skip(in, 2);
                for (int attributes = in.getShort() & 0xFFFF; attributes > 0; attributes--) {
                    String attribute = texts.get(in.getShort() & 0xFFFF);
                    int length = in.getInt();
                    // A constructor runs once, which compiling would not hasten.
                    if ("Code".equals(attribute) && !"<init>".equals(name)) {
                        sizes.put(in.getInt(in.position() + 4), members + " " + name);
                    }
                    skip(in, length);
                }
            }
        }
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }

    /** Two hundred functions in one interface: each is a class of its own. */
    @Test
    void twoHundredFunctionsInOneInterface() {
        CompiledFunctions sheet = CompiledFunctions.of(IntStream.range(0, 200)
                .mapToObj(i -> FunctionCase.number("f" + i, "x^2 / " + (i + 1), Parameter.number("x"))
                        .declaration(Precision.DOUBLE))
                .toArray(String[]::new));
        for (int i : new int[] {0, 99, 199}) {
            CompiledFunctions.Function function = sheet.function("F" + i);
            assertEquals(9.0 / (i + 1), function.number("gradient", 3.0), 1e-15);
            assertEquals(6.0 / (i + 1), function.number("dX"), 1e-15);
        }
    }

    @Test
    void ninetyParenthesesAroundANumber() {
        FunctionCase function =
                FunctionCase.number("deep", "(".repeat(90) + "x" + ")".repeat(90) + "^2", Parameter.number("x"));
        CompiledFunctions.Function compiled =
                CompiledFunctions.of(function.declaration(Precision.DOUBLE)).function(function.className());
        assertEquals(9, compiled.number("gradient", 3.0));
        assertEquals(6, compiled.number("dX"));
    }

    @Test
    void fiveHundredParenthesesAreAnError() {
        FunctionCase function =
                FunctionCase.number("deep", "(".repeat(500) + "x" + ")".repeat(500), Parameter.number("x"));
        AssertionError error = assertThrows(AssertionError.class, () -> InterpretedFunction.of(function));
        assertTrue(error.getMessage().contains("more than 100 levels"), error.getMessage());
    }

    /** A method whose class has one of 255 slots; {@code most} has the most if there is an {@code int} more. */
    record MostParameters(String formula, String result, String parameters, String most, boolean isReducible) {

        String method(String more) {
            return "@Formula(\"" + formula + "\") " + result + " most(" + parameters + more + ");";
        }
    }

    static List<MostParameters> functionsOfMostParameters() {
        String vector = "@Dim(\"N\") DMatrixRMaj";
        return List.of(
                new MostParameters("x0 * x62", "double", of(63, "double x") + ", " + of(2, "int i"), "jvp", true),
                new MostParameters("x0 + x125", vector, of(126, vector + " x") + ", " + of(1, "int i"), "jvp", true),
                new MostParameters(
                        "sum(x0)", "double", of(1, vector + " x") + ", " + of(251, "int i"), "jacobian", true),
                new MostParameters("x0 * x126", "double", of(127, "@Constant double x"), "value", false),
                new MostParameters(
                        "x0 * v",
                        vector,
                        of(126, "@Constant double x") + ", @Constant " + vector + " v",
                        "value",
                        false));
    }

    private static String of(int count, String parameter) {
        return IntStream.range(0, count).mapToObj(i -> parameter + i).collect(Collectors.joining(", "));
    }

    /** The Java Virtual Machine Specification, 4.3.3: 255 with the object, and two for each {@code double}. */
    @ParameterizedTest
    @MethodSource("functionsOfMostParameters")
    void asManyParametersAsAMethodHas(MostParameters function) {
        CompiledFunctions compiled = CompiledFunctions.of(function.method(""));
        assertEquals(255, mostSlots(compiled.function("Most").object().getClass()));
        AssertionError error =
                assertThrows(AssertionError.class, () -> CompiledFunctions.of(function.method(", int more")));
        String message = error.getMessage();
        assertTrue(message.contains("[GW468] `" + function.most() + "` of `Sheet.most` would need 256 slots"), message);
        assertEquals(function.isReducible(), message.contains("@Constant`"), message);
        assertFalse(message.contains("too many parameters"), message);
    }

    private static int mostSlots(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .mapToInt(method -> 1
                        + Stream.of(method.getParameterTypes())
                                .mapToInt(parameter -> parameter == double.class ? 2 : 1)
                                .sum())
                .max()
                .orElseThrow();
    }

    /** Each level doubled the time that the one before it took. */
    @Test
    void functionsWithinFunctions() {
        String formula = "abs(".repeat(40) + "x" + ")".repeat(40);
        FunctionCase function = FunctionCase.number("nested", formula, Parameter.number("x"));
        CompiledFunctions.Function compiled =
                CompiledFunctions.of(function.declaration(Precision.DOUBLE)).function(function.className());
        assertEquals(3, compiled.number("gradient", -3.0));
        assertEquals(-1, compiled.number("dX"));
    }

    /** Each level reads the one before it twice in its derivative. */
    @Test
    void quotientsWithinQuotients() {
        int levels = 20;
        FunctionCase function = FunctionCase.number(
                "quotients",
                "tanh(v + y / ".repeat(levels) + "v" + ")".repeat(levels),
                Parameter.number("v"),
                Parameter.number("y"));
        CompiledFunctions.Function compiled =
                CompiledFunctions.of(function.declaration(Precision.DOUBLE)).function(function.className());
        double v = 0.6;
        double y = 0.3;
        double value = v;
        double byV = 1;
        double byY = 0;
        for (int i = 0; i < levels; i++) {
            double slopeV = 1 - y * byV / (value * value);
            double slopeY = 1 / value - y * byY / (value * value);
            value = Math.tanh(v + y / value);
            byV = (1 - value * value) * slopeV;
            byY = (1 - value * value) * slopeY;
        }
        assertEquals(value, compiled.number("gradient", v, y), 1e-14);
        assertEquals(byV, compiled.number("dV"), 1e-13);
        assertEquals(byY, compiled.number("dY"), 1e-13);
    }

    @Test
    void aFormulaOfTwentyThousandCharacters() {
        String formula = sum(1_300, "x");
        assertTrue(formula.length() > 20_000, () -> "only " + formula.length());
        FunctionCase function = FunctionCase.number("wide", formula, Parameter.number("x"), Parameter.number("s"));
        CompiledFunctions.Function compiled =
                CompiledFunctions.of(function.declaration(Precision.DOUBLE)).function(function.className());
        double x = 0.3;
        double s = 0.7;
        double value = 0;
        double slope = 0;
        for (int i = 0; i < 1_300; i++) {
            switch (i % 4) {
                case 0 -> {
                    value += Math.sin(x + i);
                    slope += Math.cos(x + i);
                }
                case 1 -> {
                    value += x * Math.pow(s, i % 3) / (i + 1);
                    slope += Math.pow(s, i % 3) / (i + 1);
                }
                case 2 -> value += Math.tanh(s / (i + 1));
                default -> {
                    value += i * x / 100;
                    slope += i / 100.0;
                }
            }
        }
        assertEquals(value, compiled.number("gradient", x, s), 1e-11 * Math.abs(value));
        assertEquals(slope, compiled.number("dX"), 1e-11 * Math.abs(slope));
    }
}
