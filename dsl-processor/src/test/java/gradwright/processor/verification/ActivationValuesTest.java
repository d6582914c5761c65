package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatLearner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Values and derivatives of every activation at small, large and special arguments and at every kink, in both
 * precisions, against 60 digits ({@code activations.py}). The functions of a sample are taken at x, 0.5 and -1.
 */
final class ActivationValuesTest {

    /** Units in the last place that a formula of a few roundings may be off by, beside what its functions are. */
    private static final double ULPS = 8;

    /** Derivatives that are differences of 1 and a stored result near 1: right to the rounding of 1, as PyTorch's are. */
    private static final Set<String> ROUNDED_AT_ONE = Set.of("tanh", "sigmoid", "gelu-tanh", "softmax", "log-softmax");

    /** Rows whose value is a difference of numbers as large as those given: right to the rounding of these. */
    private static final Set<String> DIFFERENCES = Set.of("log-softmax");

    private record Triple(double x, double value, double derivative) {}

    /** One activation in one precision. */
    private record Case(String activation, boolean isDouble) {

        String className() {
            return activation.replace("-", "") + (isDouble ? "Double" : "Float");
        }

        int width() {
            return activation.contains("softmax") ? 3 : 1;
        }

        JavaFileObject source() {
            return JavaFileObjects.forSourceString("activations." + className(), """
                    package activations;

                    import gradwright.*;

                    @Network(inputs = %d, inputGradient = true, precision = Precision.%s)
                    @Loss("upstream")
                    class %s {
                        @Activation("%s") Layer y;
                    }
                    """.formatted(
                            width(), isDouble ? "DOUBLE" : "FLOAT", className(), activation));
        }

        double ulp(double number) {
            return isDouble ? Math.ulp(number) : Math.ulp((float) number);
        }
    }

    @TestFactory
    Stream<DynamicTest> agreeWithSixtyDigits() throws IOException {
        Map<Case, List<Triple>> triples = triples();
        assertEquals(
                Set.copyOf(ActivationCatalogue.names()),
                triples.keySet().stream().map(Case::activation).collect(Collectors.toSet()));
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(triples.keySet().stream().map(Case::source).toList());
        assertEquals(List.of(), compilation.diagnostics());
        ClassLoader loader = CompiledChains.loader(compilation);
        return triples.entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getKey().toString(), () -> assertAgree(entry.getKey(), entry.getValue(), loader)));
    }

    private static void assertAgree(Case each, List<Triple> triples, ClassLoader loader)
            throws ReflectiveOperationException {
        assertTrue(triples.size() >= 12, () -> triples.size() + " triples");
        Object network = create(loader, each.className() + "Network");
        for (Triple triple : triples) {
            double size = Math.max(1, Math.abs(triple.x()));
            // As if the argument was rounded; and a factor that underflows has lost its last digits.
            double floor = Math.abs(triple.derivative()) * each.ulp(triple.x()) + size * each.ulp(0);
            if (DIFFERENCES.contains(each.activation())) {
                floor += each.ulp(size);
            }
            assertClose(each, triple, "value", triple.value(), value(each, network, triple.x()), floor);
            if (Double.isFinite(triple.value())) {
                // The same of a derivative; where a function falls like exp, its second derivative is f' f' / f.
                double second = triple.value() == 0 ? 0 : triple.derivative() / triple.value() * triple.derivative();
                double rounding = Math.abs(second) * each.ulp(triple.x())
                        + size * each.ulp(0)
                        + (ROUNDED_AT_ONE.contains(each.activation()) ? each.ulp(1) : 0);
                assertClose(
                        each,
                        triple,
                        "derivative",
                        triple.derivative(),
                        derivative(each, network, triple.x()),
                        rounding);
            }
        }
    }

    private static void assertClose(
            Case each, Triple triple, String what, double expected, double actual, double floor) {
        if (Double.isInfinite(expected)) {
            assertEquals(expected, actual, what + " at " + triple.x());
            return;
        }
        double bound = ULPS * each.ulp(expected) + ULPS * floor;
        assertTrue(
                Math.abs(actual - expected) <= bound,
                () -> each + ": the " + what + " at " + triple.x() + " is " + actual + ", not " + expected);
    }

    private static double value(Case each, Object network, double x) {
        double[] row = row(each, x);
        return each.isDouble()
                ? ((DoubleLearner) network).predict(row)[0]
                : ((FloatLearner) network).predict(single(row).data)[0];
    }

    private static double derivative(Case each, Object network, double x) throws ReflectiveOperationException {
        DMatrixRMaj upstream = new DMatrixRMaj(1, each.width());
        upstream.data[0] = 1;
        DMatrixRMaj input = new DMatrixRMaj(1, each.width(), true, row(each, x));
        Method method = network.getClass().getDeclaredMethod("inputGradient");
        method.setAccessible(true);
        if (each.isDouble()) {
            ((DoubleLearner) network).gradient(input, upstream);
            return ((DMatrixRMaj) method.invoke(network)).data[0];
        }
        ((FloatLearner) network).gradient(single(input.data), single(upstream.data));
        return ((FMatrixRMaj) method.invoke(network)).data[0];
    }

    private static double[] row(Case each, double x) {
        return each.width() == 1 ? new double[] {x} : new double[] {x, 0.5, -1};
    }

    private static FMatrixRMaj single(double[] row) {
        FMatrixRMaj matrix = new FMatrixRMaj(1, row.length);
        for (int i = 0; i < row.length; i++) {
            matrix.data[i] = (float) row[i];
        }
        return matrix;
    }

    private static Object create(ClassLoader loader, String name) throws ReflectiveOperationException {
        Method create = Class.forName("activations." + name, true, loader).getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        return create.invoke(null, 1L);
    }

    private static Map<Case, List<Triple>> triples() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ActivationValuesTest.class.getResourceAsStream("activations.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.groupingBy(
                            cells -> new Case(cells[0], cells[1].equals("double")),
                            LinkedHashMap::new,
                            Collectors.mapping(
                                    cells -> new Triple(
                                            Double.parseDouble(cells[2]), number(cells[3]), number(cells[4])),
                                    Collectors.toList())));
        }
    }

    private static double number(String digits) {
        return digits.endsWith("Infinity") ? Double.parseDouble(digits) : new BigDecimal(digits).doubleValue();
    }
}
