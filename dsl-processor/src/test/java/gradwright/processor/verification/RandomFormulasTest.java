package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import gradwright.processor.check.Assignment;
import gradwright.processor.check.CheckReport;
import gradwright.processor.interpret.Bounded;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Precision;
import gradwright.processor.verification.CompiledFunctions.Function;
import gradwright.processor.verification.FormulaGenerator.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Formulas at random: what the generated code computes, value and derivatives, is what the interpreter does up to
 * rounding, and the interpreter's derivatives are differences. Some are written in NumPy too: {@code -Dgradwright.update=true}
 * writes {@code random_formulas.py}, and that, run in its folder, the values.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RandomFormulasTest {

    private static final int FORMULAS = 300;
    private static final int IN_NUMPY = 60;
    private static final int LARGER = 12;
    private static final Pattern PRODUCT = Pattern.compile("[XWAuv]'? \\* [XWAuv]");
    private static final Path SCRIPT =
            Path.of("src", "test", "resources", "gradwright", "processor", "verification", "random_formulas.py");

    /** Of the bound: the generated code may add in another order than the interpreter. */
    private static final double FACTOR = 4;

    private final List<Generated> formulas =
            IntStream.range(0, FORMULAS).mapToObj(FormulaGenerator::generate).toList();
    private final CompiledFunctions compiled = CompiledFunctions.of(formulas.stream()
            .map(formula -> formula.function().declaration(Precision.DOUBLE))
            .toArray(String[]::new));
    private int compared;
    private int unbounded;
    private int slopes;
    private int loose;

    @TestFactory
    Stream<DynamicTest> agreeWithInterpreterAndDifferences() {
        return formulas.stream()
                .map(formula -> dynamicTest(formula.function().formula(), () -> check(formula.function())));
    }

    /** Around the blocks of the runtime's products; of jacobians the interpreter would take too many entries. */
    @TestFactory
    Stream<DynamicTest> productsOfLargerMatricesAgreeToo() {
        return formulas.stream()
                .map(Generated::function)
                .filter(function -> PRODUCT.matcher(function.formula()).find()
                        && !function.formula().contains("jacobian"))
                .limit(LARGER)
                .map(function -> dynamicTest(
                        function.formula(), () -> check(function.resized(Map.of("N", 25, "M", 14, "K", 5)))));
    }

    private List<Generated> inNumpy() {
        return formulas.stream().filter(Generated::isInNumpy).limit(IN_NUMPY).toList();
    }

    private static SplittableRandom random(FunctionCase function) {
        return new SplittableRandom(function.name().hashCode());
    }

    @Test
    void theScriptHasTheSameFormulas() throws IOException {
        StringBuilder script = new StringBuilder(HEADER);
        for (Generated formula : inNumpy()) {
            FunctionCase function = formula.function();
            List<Object> arguments = function.arguments(random(function));
            script.append("\n\n# ")
                    .append(function.formula())
                    .append("\ndef ")
                    .append(function.name())
                    .append("():\n");
            for (int i = 0; i < arguments.size(); i++) {
                FunctionCase.Parameter parameter = function.parameters().get(i);
                script.append("    ").append(parameter.name()).append(" = ");
                script.append(FormulaGenerator.inNumpy(parameter, arguments.get(i)))
                        .append("\n");
            }
            List<String> lines = formula.numpy();
            lines.subList(0, lines.size() - 1)
                    .forEach(line -> script.append("    ").append(line).append("\n"));
            script.append("    return ").append(lines.get(lines.size() - 1)).append("\n");
        }
        String names =
                inNumpy().stream().map(formula -> formula.function().name()).collect(Collectors.joining(", "));
        script.append(FOOTER.formatted(names));
        if (Boolean.getBoolean("gradwright.update")) {
            Files.writeString(SCRIPT, script);
        }
        assertEquals(Files.readString(SCRIPT), script.toString());
    }

    @TestFactory
    Stream<DynamicTest> agreeWithNumpy() {
        JsonObject values = Json.resource("random-formulas.json").getAsJsonObject();
        assertEquals(IN_NUMPY, values.size());
        return inNumpy().stream()
                .map(Generated::function)
                .map(function -> dynamicTest(function.formula(), () -> {
                    List<Object> arguments = function.arguments(random(function));
                    double[] value = value(function, compiled.function(function.className()), arguments);
                    InterpretedFunction interpreted = InterpretedFunction.of(function);
                    Assignment at = interpreted.at(arguments, function.tangents(random(function)), new double[0]);
                    Task task = function.isNumber() ? Task.LOSS : Task.PREDICT;
                    List<Bounded> bounds = Objects.requireNonNull(
                            interpreted.results(task, Precision.DOUBLE, at).get("value"));
                    double[] expected = Json.numbers(values.get(function.name()));
                    assertEquals(expected.length, value.length);
                    for (int i = 0; i < value.length; i++) {
                        assertEquals(
                                expected[i], value[i], FACTOR * bounds.get(i).error());
                    }
                }));
    }

    private static final String HEADER = """
            \"""Writes random-formulas.json: formulas at random, computed by NumPy.

            RandomFormulasTest writes this script; run it in this folder: python3 random_formulas.py.
            \"""

            import json
            import math

            import numpy as np

            N, M, K = 3, 2, 4
            erf = np.vectorize(math.erf)


            def logcosh(x):
                return np.logaddexp(x, -x) - np.log(2)


            def leakyrelu(x, slope):
                return np.where(x > 0, x, slope * x)


            def softmax(x, axis):
                e = np.exp(x - np.max(x, axis=axis, keepdims=True))
                return e / np.sum(e, axis=axis, keepdims=True)
            """;

    private static final String FOOTER = """


            if __name__ == "__main__":
                values = {f.__name__: np.ravel(np.asarray(f(), dtype=float)).tolist() for f in [%s]}
                with open("random-formulas.json", "w", encoding="utf-8") as file:
                    file.write(json.dumps(values, indent=1) + "\\n")
            """;

    @AfterAll
    void nearlyAllIsCompared() {
        assertTrue(compared > 2_500 && unbounded * 20 < compared, unbounded + " of " + compared);
        assertTrue(slopes > 2_500 && loose * 20 < slopes, loose + " of " + slopes);
    }

    private void check(FunctionCase function) {
        SplittableRandom random = random(function);
        List<Object> arguments = function.arguments(random);
        List<Object> tangents = function.tangents(random);
        Function object = compiled.function(function.className());
        double[] value = value(function, object, arguments);
        double[] upstream = random.doubles(value.length, -1, 1).toArray();
        InterpretedFunction interpreted = InterpretedFunction.of(function);
        Assignment at = interpreted.at(arguments, tangents, upstream);

        Task valueTask = function.isNumber() ? Task.LOSS : Task.PREDICT;
        assertClose(interpreted.results(valueTask, Precision.DOUBLE, at).get("value"), value, "value");
        reverse(function, object, arguments, upstream);
        assertGradients(
                interpreted.results(function.isNumber() ? Task.GRADIENT : Task.VJP, Precision.DOUBLE, at), object);
        List<Object> both = new ArrayList<>(arguments);
        both.addAll(tangents);
        double[] along =
                function.isNumber() ? new double[] {object.number("jvp", both.toArray())} : matrix(object, "jvp", both);
        assertClose(interpreted.results(Task.JVP, Precision.DOUBLE, at).get("value"), along, "jvp");
        if (function.isNumber()) {
            object.call("hessianVector", both.toArray());
            assertGradients(interpreted.results(Task.HESSIAN_VECTOR, Precision.DOUBLE, at), object);
        }

        CheckReport report = interpreted.check(at, random);
        assertEquals(List.of(), report.findings());
        slopes += report.compared();
        loose += report.loose();
    }

    private static double[] value(FunctionCase function, Function object, List<Object> arguments) {
        return function.isNumber()
                ? new double[] {object.number("value", arguments.toArray())}
                : matrix(object, "value", arguments);
    }

    private static double[] matrix(Function object, String method, List<Object> arguments) {
        DMatrixRMaj result = new DMatrixRMaj(0, 0);
        List<Object> all = new ArrayList<>(arguments);
        all.add(result);
        object.call(method, all.toArray());
        return Arrays.copyOf(result.data, result.getNumElements());
    }

    private static void reverse(FunctionCase function, Function object, List<Object> arguments, double[] upstream) {
        if (function.isNumber()) {
            object.number("gradient", arguments.toArray());
            return;
        }
        DMatrixRMaj shaped = new DMatrixRMaj(0, 0);
        List<Object> all = new ArrayList<>(arguments);
        all.add(shaped);
        object.call("value", all.toArray());
        System.arraycopy(upstream, 0, shaped.data, 0, upstream.length);
        object.call("vjp", all.toArray());
    }

    private void assertGradients(Map<String, List<Bounded>> expected, Function object) {
        expected.forEach((name, entries) -> {
            if (!name.equals("value")) {
                DMatrixRMaj gradient = (DMatrixRMaj) object.call("gradient", name);
                assertClose(entries, Arrays.copyOf(gradient.data, gradient.getNumElements()), name);
            }
        });
    }

    private void assertClose(List<Bounded> expected, double[] actual, String what) {
        assertEquals(expected.size(), actual.length, what);
        for (int i = 0; i < actual.length; i++) {
            double bound = FACTOR * expected.get(i).error();
            compared++;
            unbounded += bound < Double.POSITIVE_INFINITY ? 0 : 1;
            String entry = what + "[" + i + "] is " + actual[i] + ", not "
                    + expected.get(i).value() + ", which is more apart than " + bound;
            assertTrue(
                    !(bound < Double.POSITIVE_INFINITY)
                            || Math.abs(actual[i] - expected.get(i).value()) <= bound,
                    entry);
        }
    }
}
