package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import com.sun.management.ThreadMXBean;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.Parameter;
import gradwright.runtime.Trace;
import gradwright.runtime.generated.DoubleLearner;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A loss that is a formula does all that losses do, whatever it joins: its gradient by parameters and input is that of
 * differences, its Hessian times a direction that of differences of gradients; layouts, memory modes and traces give the
 * same bits; nothing is allocated. What the losses are worth is checked against PyTorch in {@link WeightedLossesTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FormulaLossesTest {

    private static final int SAMPLES = 5;
    private static final int INPUTS = 4;
    private static final int OUTPUTS = 3;
    private static final double STEP = 0x1p-9;
    private static final double DIFFERENCES = 1e-7;

    /** Loss annotations; those of samples alone first. None has a kink near the point where it is tried. */
    private static final List<String> LOSSES = List.of(
            "formula = \"sum(norm(y - t; K)) / N\"",
            "formula = \"sum(logsumexp(y; K) - sum(t .* y; K)) / N\"",
            "formula = \"sum(max(y; K) - y(:, 0))\"",
            "formula = \"sum(min(y; K) .* y(:, 2))\"",
            "formula = \"sum(n: dot(y(n, :), t(n, :)))\"",
            "formula = \"sum(outer(sum(y; K), ones(K)))\"",
            "formula = \"sum(where(y > t, y - t, 0) + (y <= t) .* (t - y)) / 2\"",
            "formula = \"sum(pow(abs(y - t), 1.5))\"",
            "formula = \"d = y - t; sum(d .* d) / (2 * N)\"",
            "formula = \"sum(grad(sum(y^3), y) .* t)\"",
            "formula = \"sum((y(:, 0) - x(:, 3))^2)\"",
            "formula = \"sum(prod(y - t; K))\"",
            "formula = \"sqrt(mean((y - t)^2))\"",
            "formula = \"log(sum(exp(y - t)))\", factor = 0.5",
            "formula = \"sum((y - mean(y; N))^2)\"",
            "formula = \"(softmax(y; N) - t)^2\", reduction = Reduction.BATCH_MEAN",
            "formula = \"sum(x) * sum(y)\"",
            "formula = \"sum(y .* y(0, 0))\"",
            "formula = \"sum(y(:, 0:1)^2)\"",
            "formula = \"max(y(1:2, :)) .* min(y)\"",
            "formula = \"trace(y * y')\"",
            "formula = \"C = y' * y / N; sum((C - eye(K))^2)\"",
            "formula = \"S = y * t'; mean(n: logsumexp(S(n, :)) - S(n, n))\"",
            "formula = \"S = y * y'; U(n) = logsumexp(S(n, :)) - S(n, n); U\"",
            "formula = \"sum(n, m: max(0, margin - sum(k: (y(n, k) - y(m, k))^2)) | n != m) / N\", margin = 6",
            "formula = \"a = y(:, 0) - mean(y(:, 0)); b = t(:, 0) - mean(t(:, 0)); 1 - dot(a, b) / (norm(a) * norm(b))\"",
            "formula = \"prod(mean(y; N))\"",
            "formula = \"sum(x * x' * y .* t) / N\"",
            "formula = \"S(n, m) = sum(k: y(n, k) * y(m, k)); sum((S - t * t')^2) / N\"",
            "formula = \"Z = y(:, 0:1); sum((Z * Z')^2) / N\"",
            "formula = \"" + longChain(120) + "\"");

    /** More than a method of 8,000 bytes of code holds, which is as long as HotSpot compiles one. */
    private static String longChain(int steps) {
        StringBuilder formula = new StringBuilder("a0 = y - t");
        for (int i = 1; i <= steps; i++) {
            String before = "a" + (i - 1);
            formula.append("; a").append(i).append(" = ");
            formula.append(i % 2 == 0 ? before + " / 2 - y .* t" : "tanh(" + before + " + x * x' * y / 9)");
        }
        return formula + "; sum(a" + steps + "^2) / N";
    }

    private record Variant(String name, String options, String weights) {}

    private static final List<Variant> VARIANTS = List.of(
            new Variant("Rows", ", inputGradient = true, hessianVector = true", ""),
            new Variant(
                    "Columns",
                    ", inputGradient = true, samples = Samples.COLUMNS",
                    ", weights = WeightLayout.OUT_BY_IN"),
            new Variant("All", ", memory = Memory.ALL, trace = true", ""),
            new Variant("Pre", ", memory = Memory.PRE_ACTIVATIONS", ""));

    private final ClassLoader loader = compiled();

    private ClassLoader compiled() {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < LOSSES.size(); i++) {
            for (Variant variant : VARIANTS) {
                String name = variant.name() + i;
                sources.add(JavaFileObjects.forSourceString(
                        "chains." + name,
                        "package chains;\nimport gradwright.*;\n@Network(inputs = " + INPUTS + variant.options()
                                + ")\n@Loss(" + LOSSES.get(i) + ")\nclass " + name + " {\n  @Affine(value = 5"
                                + variant.weights() + ") @Activation(\"tanh\") Layer hidden;\n  @Affine(value = "
                                + OUTPUTS + variant.weights() + ") Layer output;\n}\n"));
            }
        }
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(sources);
        assertEquals(List.of(), compilation.diagnostics());
        return CompiledChains.loader(compilation);
    }

    private DoubleLearner create(String name) throws ReflectiveOperationException {
        Method create =
                Class.forName("chains." + name + "Network", true, loader).getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        return (DoubleLearner) create.invoke(null, 7L);
    }

    /** A network in one variant beside the one with rows, at the same point. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Point(DoubleLearner network, DMatrixRMaj x, DMatrixRMaj t, double[] parameters) {

        double loss(double[] other) {
            ParameterVector.write(network, other);
            return network.loss(x, t);
        }

        double[] gradient(double[] other) {
            ParameterVector.write(network, other);
            network.gradient(x, t);
            return ParameterVector.gradients(network);
        }

        double[] moved(double[] direction, double by) {
            return IntStream.range(0, parameters.length)
                    .mapToDouble(i -> parameters[i] + by * direction[i])
                    .toArray();
        }
    }

    private Point point(int index) throws ReflectiveOperationException {
        SplittableRandom random = new SplittableRandom(index);
        DoubleLearner network = create("Rows" + index);
        double[] parameters = random.doubles(ParameterVector.values(network).length, -1.5, 1.5)
                .toArray();
        ParameterVector.write(network, parameters);
        return new Point(network, matrix(INPUTS, random), matrix(OUTPUTS, random), parameters);
    }

    private static DMatrixRMaj matrix(int width, SplittableRandom random) {
        return new DMatrixRMaj(
                SAMPLES,
                width,
                true,
                random.doubles((long) SAMPLES * width, -1.5, 1.5).toArray());
    }

    private Stream<DynamicTest> each(Check check) {
        return IntStream.range(0, LOSSES.size())
                .mapToObj(i -> dynamicTest(LOSSES.get(i), () -> check.check(i, point(i))));
    }

    private interface Check {
        void check(int index, Point point) throws ReflectiveOperationException;
    }

    @TestFactory
    Stream<DynamicTest> gradientsAgreeWithDifferences() {
        return each((index, point) -> {
            double[] gradient = point.gradient(point.parameters());
            double size = Math.max(1, Evaluation.size(gradient));
            for (int i = 0; i < gradient.length; i++) {
                double[] unit = new double[gradient.length];
                unit[i] = 1;
                assertEquals(
                        extrapolated(
                                step -> (point.loss(point.moved(unit, step)) - point.loss(point.moved(unit, -step)))
                                        / (2 * step)),
                        gradient[i],
                        DIFFERENCES * size,
                        "parameter " + i);
            }
            ParameterVector.write(point.network(), point.parameters());
            point.network().gradient(point.x(), point.t());
            DMatrixRMaj byInput = InputGradient.of(point.network()).copy();
            for (int i = 0; i < byInput.getNumElements(); i++) {
                int at = i;
                double there = point.x().data[at];
                assertEquals(
                        extrapolated(step -> {
                            point.x().data[at] = there + step;
                            double above = point.network().loss(point.x(), point.t());
                            point.x().data[at] = there - step;
                            double below = point.network().loss(point.x(), point.t());
                            point.x().data[at] = there;
                            return (above - below) / (2 * step);
                        }),
                        byInput.data[at],
                        DIFFERENCES * Math.max(1, Evaluation.size(byInput.data)),
                        "input " + at);
            }
        });
    }

    private static double extrapolated(DoubleUnaryOperator quotient) {
        double whole = quotient.applyAsDouble(STEP);
        double half = quotient.applyAsDouble(STEP / 2);
        return (4 * half - whole) / 3;
    }

    @TestFactory
    Stream<DynamicTest> hessiansAgreeWithDifferencesOfGradients() {
        return each((index, point) -> {
            double[] direction = new SplittableRandom(100 + index)
                    .doubles(point.parameters().length, -1, 1)
                    .toArray();
            double[][] above = new double[2][];
            double[][] below = new double[2][];
            for (int i = 0; i < 2; i++) {
                above[i] = point.gradient(point.moved(direction, STEP / (i + 1)));
                below[i] = point.gradient(point.moved(direction, -STEP / (i + 1)));
            }
            ParameterVector.write(point.network(), point.parameters());
            List<DMatrixRMaj> product = matrices(point.network(), new double[direction.length]);
            hessianVector(point, matrices(point.network(), direction), product);
            double[] actual = product.stream()
                    .flatMapToDouble(matrix -> Arrays.stream(matrix.data, 0, matrix.getNumElements()))
                    .toArray();
            for (int i = 0; i < actual.length; i++) {
                double whole = (above[0][i] - below[0][i]) / (2 * STEP);
                double half = (above[1][i] - below[1][i]) / STEP;
                assertEquals(
                        (4 * half - whole) / 3,
                        actual[i],
                        DIFFERENCES * Math.max(1, Evaluation.size(actual)),
                        "parameter " + i);
            }
        });
    }

    private static void hessianVector(Point point, List<DMatrixRMaj> direction, List<DMatrixRMaj> product)
            throws ReflectiveOperationException {
        Method method = point.network()
                .getClass()
                .getDeclaredMethod("hessianVector", DMatrixRMaj.class, DMatrixRMaj.class, List.class, List.class);
        method.setAccessible(true);
        method.invoke(point.network(), point.x(), point.t(), direction, product);
    }

    private static List<DMatrixRMaj> matrices(DoubleLearner network, double[] numbers) {
        List<DMatrixRMaj> matrices = new ArrayList<>();
        int from = 0;
        for (Parameter<DMatrixRMaj> parameter : network.parameters()) {
            DMatrixRMaj matrix = parameter.value().createLike();
            System.arraycopy(numbers, from, matrix.data, 0, matrix.getNumElements());
            from += matrix.getNumElements();
            matrices.add(matrix);
        }
        return matrices;
    }

    /** Losses of samples are in double there, too: also where the formula names them. */
    @Test
    void compilesInSinglePrecision() {
        List<JavaFileObject> sources = new ArrayList<>();
        List<String> losses = new ArrayList<>(LOSSES);
        losses.add("formula = \"L(n) = sum(k: y(n, k)^2) - y(n, t(n)); L\", reduction = Reduction.SUM");
        for (int i = 0; i < losses.size(); i++) {
            sources.add(JavaFileObjects.forSourceString(
                    "chains.Float" + i,
                    "package chains;\nimport gradwright.*;\n@Network(inputs = " + INPUTS
                            + ", precision = Precision.FLOAT)\n@Loss(" + losses.get(i) + ")\nclass Float" + i
                            + " {\n  @Affine(" + OUTPUTS + ") Layer output;\n}\n"));
        }
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(sources);
        assertEquals(List.of(), compilation.diagnostics());
    }

    /** An array has at most 2,147,483,639 numbers on usual machines: the square root of that is 46,340.95. */
    @Test
    void namesTheLargestBatchWhereSamplesAreTakenInPairs() throws ReflectiveOperationException {
        Point point = point(LOSSES.indexOf("formula = \"S = y * t'; mean(n: logsumexp(S(n, :)) - S(n, n))\""));
        double before = point.network().gradient(point.x(), point.t());
        int samples = 46_341;
        IllegalArgumentException failure = assertThrows(
                IllegalArgumentException.class,
                () -> point.network().gradient(new DMatrixRMaj(samples, INPUTS), new DMatrixRMaj(samples, OUTPUTS)));
        assertEquals(
                point.network().getClass().getSimpleName().replace("Network", "")
                        + ": input expects at most 46340 samples in a batch, since its loss takes them in pairs,"
                        + " but x has 46341; use smaller batches",
                failure.getMessage());
        assertEquals(before, point.network().gradient(point.x(), point.t()), "as if nothing had been asked");
    }

    /** Whatever the layout, the memory mode and the trace: also for a smaller batch after a larger one. */
    @TestFactory
    Stream<DynamicTest> variantsGiveTheSameBits() {
        return each((index, point) -> {
            for (Variant variant : VARIANTS.subList(1, VARIANTS.size())) {
                DoubleLearner other = create(variant.name() + index);
                boolean isTurned = variant.name().equals("Columns");
                for (int p = 0; p < other.parameters().size(); p++) {
                    DMatrixRMaj value = point.network().parameters().get(p).value();
                    other.parameters().get(p).value().setTo(turned(value, isTurned));
                }
                for (int samples : new int[] {SAMPLES, 3}) {
                    DMatrixRMaj x = CommonOps_DDRM.extract(point.x(), 0, samples, 0, INPUTS);
                    DMatrixRMaj t = CommonOps_DDRM.extract(point.t(), 0, samples, 0, OUTPUTS);
                    DMatrixRMaj turnedX = turned(x, isTurned);
                    DMatrixRMaj turnedT = turned(t, isTurned);
                    assertEquals(point.network().loss(x, t), other.loss(turnedX, turnedT), variant.name());
                    assertEquals(point.network().gradient(x, t), other.gradient(turnedX, turnedT));
                    assertSameGradients(point.network(), other, isTurned, variant.name());
                    if (variant.name().equals("All")) {
                        Trace<?> trace = trace(other, x, t);
                        for (Parameter<DMatrixRMaj> parameter : other.parameters()) {
                            assertMatrix(parameter.gradient(), (DMatrixRMaj) trace.gradient(parameter.name()), "trace");
                        }
                        assertMatrix(other.predict(x), (DMatrixRMaj) trace.value("output"), "trace");
                    }
                }
            }
        });
    }

    private static Trace<?> trace(DoubleLearner network, DMatrixRMaj x, DMatrixRMaj t)
            throws ReflectiveOperationException {
        Method method = network.getClass().getDeclaredMethod("trace", DMatrixRMaj.class, DMatrixRMaj.class);
        method.setAccessible(true);
        return (Trace<?>) method.invoke(network, x, t);
    }

    private static void assertSameGradients(
            DoubleLearner expected, DoubleLearner actual, boolean isTurned, String message) {
        for (int p = 0; p < expected.parameters().size(); p++) {
            DMatrixRMaj gradient = expected.parameters().get(p).gradient();
            assertMatrix(turned(gradient, isTurned), actual.parameters().get(p).gradient(), message);
        }
    }

    private static DMatrixRMaj turned(DMatrixRMaj matrix, boolean isTurned) {
        return isTurned ? CommonOps_DDRM.transpose(matrix, null) : matrix;
    }

    private static void assertMatrix(DMatrixRMaj expected, DMatrixRMaj actual, String message) {
        assertArrayEquals(
                Arrays.copyOf(expected.data, expected.getNumElements()),
                Arrays.copyOf(actual.data, actual.getNumElements()),
                message);
    }

    @TestFactory
    Stream<DynamicTest> nothingIsAllocatedFromTheSecondCallOn() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return each((index, point) -> {
            if (LOSSES.get(index).contains("pow(")) {
                // StrictMath.pow, which is what powers are, allocates until it has been compiled.
                return;
            }
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                point.network().loss(point.x(), point.t());
                point.network().gradient(point.x(), point.t());
                long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                least = i == 0 ? least : Math.min(least, allocated);
            }
            assertEquals(0, least);
        });
    }
}
