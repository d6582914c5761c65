package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import gradwright.Samples;
import gradwright.WeightLayout;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.runtime.Parameter;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatLearner;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The Hessian times a direction is the difference of gradients along it, through every activation and every loss. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HessianVectorTest {

    private static final int SAMPLES = 3;
    private static final int ATTEMPTS = 200;
    private static final double STEP = 0x1p-9;
    private static final double DIFFERENCES = 1e-6;
    private static final double ROUNDING = 1e-11;

    private final List<Chain> plain = chains();
    private final List<Chain> chains = plain.stream()
            .map(chain -> chain.withOptions(chain.name() + "Curved", "hessianVector = true"))
            .toList();
    private final List<Chain> floats = chains.stream()
            .map(chain ->
                    chain.withOptions(chain.name() + "Float", "hessianVector = true", "precision = Precision.FLOAT"))
            .toList();
    private final CompiledChains compiled = CompiledChains.of(
            Stream.of(plain, chains, floats).flatMap(List::stream).toList());

    /** Every activation under a loss, every loss after three activations, deep ones, and the other layouts. */
    private static List<Chain> chains() {
        List<Chain> chains = new ArrayList<>();
        List<String> activations = ActivationCatalogue.names();
        for (int i = 0; i < activations.size(); i++) {
            add(chains, activations.get(i), Objective.LOSSES.get(i % Objective.LOSSES.size()));
            add(chains, activations.get(i), "mse");
        }
        for (String loss : Objective.LOSSES) {
            for (String activation : List.of("tanh", "relu", "softmax")) {
                add(chains, activation, loss);
            }
        }
        chains.add(new Chain(
                "Deep" + chains.size(),
                2,
                List.of(
                        ChainLayer.affine("first", 5, true, "softplus"),
                        ChainLayer.activation("between", "sin"),
                        ChainLayer.affine("second", 4, false, "gelu"),
                        ChainLayer.affine("third", 1, true, "tanh")),
                Objective.of("log-cosh")));
        chains.add(new Chain("NoneDepends", 2, List.of(ChainLayer.affine("only", 3, true)), Objective.of("hinge")));
        for (Chain chain : List.copyOf(chains.subList(0, 8))) {
            chains.add(chain.laidOut(
                    chain.name() + "Columns",
                    Samples.COLUMNS,
                    Collections.nCopies(chain.layers().size(), WeightLayout.OUT_BY_IN)));
        }
        return chains;
    }

    private static void add(List<Chain> chains, String activation, String loss) {
        String last = switch (loss) {
            case "cross-entropy" -> "softmax";
            case "binary-cross-entropy" -> "sigmoid";
            case "nll", "kl-divergence" -> "log-softmax";
            default -> "identity";
        };
        List<ChainLayer> layers = new ArrayList<>();
        // The logarithm needs something positive.
        if (activation.equals("log")) {
            layers.add(ChainLayer.affine("hidden", 4, true, "softplus"));
            layers.add(ChainLayer.activation("activated", "log"));
        } else {
            layers.add(ChainLayer.affine("hidden", 4, true, activation));
        }
        layers.add(ChainLayer.affine("result", Objective.width(loss, 3), chains.size() % 2 == 0, last));
        chains.add(new Chain("Second" + chains.size(), 3, layers, Objective.of(loss)));
    }

    /** A network at random parameters with a batch and directions, on one smooth piece around it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Point(DoubleLearner network, double[] parameters, Batch batch, double[] u, double[] v) {}

    private Point point(int index) {
        Chain chain = plain.get(index);
        Chain rows = chain.laidOut(
                chain.name(), Samples.ROWS, Collections.nCopies(chain.layers().size(), WeightLayout.IN_BY_OUT));
        InterpretedChain interpreted = InterpretedChain.built(rows);
        SplittableRandom random = RandomData.generator(index);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double[] parameters = RandomData.parameters(chain, random);
            Batch batch = RandomData.batch(rows, SAMPLES, random);
            double[] u = random.doubles(parameters.length, -1, 1).toArray();
            double[] v = random.doubles(parameters.length, -1, 1).toArray();
            List<Integer> here = interpreted.branches(parameters, batch.x(), batch.targets());
            boolean isSmooth = IntStream.of(-4, -2, -1, 1, 2, 4)
                    .allMatch(steps -> interpreted
                            .branches(moved(parameters, v, steps * STEP / 4), batch.x(), batch.targets())
                            .equals(here));
            if (isSmooth) {
                DoubleLearner network = compiled.create(chains.get(index), 1);
                return new Point(network, parameters, oriented(chain, batch), u, v);
            }
        }
        throw new AssertionError("no smooth piece in " + ATTEMPTS + " attempts for\n" + chain.source());
    }

    private static Batch oriented(Chain chain, Batch batch) {
        return chain.samples() == Samples.ROWS
                ? batch
                : new Batch(transposed(batch.x()), transposed(batch.targets()), batch.labels());
    }

    private static DMatrixRMaj transposed(DMatrixRMaj matrix) {
        return CommonOps_DDRM.transpose(matrix, null);
    }

    private static double[] moved(double[] from, double[] direction, double by) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] + by * direction[i])
                .toArray();
    }

    @TestFactory
    Stream<DynamicTest> productsAgreeWithDifferencesOfGradients() {
        return IntStream.range(0, chains.size())
                .mapToObj(i -> dynamicTest(chains.get(i).toString(), () -> assertAgrees(i)));
    }

    private void assertAgrees(int index) {
        Point point = point(index);
        DoubleLearner network = point.network();
        Batch batch = point.batch();
        String source = chains.get(index).source();
        double[] expected = differences(point);
        ParameterVector.write(network, point.parameters());
        double[] hv = product(network, batch.x(), batch.targets(), point.v());
        double size = Math.max(Evaluation.size(hv), gradientSize(network, batch));
        assertArrayEquals(expected, hv, DIFFERENCES * size, source);

        double[] hu = product(network, batch.x(), batch.targets(), point.u());
        assertEquals(dot(point.u(), hv), dot(point.v(), hu), ROUNDING * size * hv.length, "symmetric: " + source);
        double[] both = IntStream.range(0, hv.length)
                .mapToDouble(i -> 2 * point.u()[i] - 3 * point.v()[i])
                .toArray();
        double[] linear = IntStream.range(0, hv.length)
                .mapToDouble(i -> 2 * hu[i] - 3 * hv[i])
                .toArray();
        double largest = Math.max(size, Evaluation.size(hu));
        assertArrayEquals(linear, product(network, batch.x(), batch.targets(), both), ROUNDING * largest, source);
        if (network instanceof DoubleClassifier && plain.get(index).samples() == Samples.ROWS) {
            double[] dense = product(network, batch.x(), batch.oneHot(), point.v());
            assertArrayEquals(dense, product(network, batch.x(), batch.labels(), point.v()), ROUNDING * size, source);
        }
        assertFloatAgrees(index, point, hv, size);
    }

    private static double gradientSize(DoubleLearner network, Batch batch) {
        network.gradient(batch.x(), batch.targets());
        return Evaluation.size(ParameterVector.gradients(network));
    }

    /** Central differences of the gradient along v, extrapolated twice. */
    private static double[] differences(Point point) {
        double[] whole = quotient(point, STEP);
        double[] half = quotient(point, STEP / 2);
        double[] quarter = quotient(point, STEP / 4);
        return IntStream.range(0, whole.length)
                .mapToDouble(i -> {
                    double fromHalf = (4 * half[i] - whole[i]) / 3;
                    double fromQuarter = (4 * quarter[i] - half[i]) / 3;
                    return (16 * fromQuarter - fromHalf) / 15;
                })
                .toArray();
    }

    private static double[] quotient(Point point, double step) {
        double[] above = gradient(point, moved(point.parameters(), point.v(), step));
        double[] below = gradient(point, moved(point.parameters(), point.v(), -step));
        return IntStream.range(0, above.length)
                .mapToDouble(i -> (above[i] - below[i]) / (2 * step))
                .toArray();
    }

    private static double[] gradient(Point point, double[] parameters) {
        ParameterVector.write(point.network(), parameters);
        point.network().gradient(point.batch().x(), point.batch().targets());
        return ParameterVector.gradients(point.network());
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /** Single precision rounds the same computation: within 200 roundings of the largest entry. */
    private void assertFloatAgrees(int index, Point point, double[] expected, double size) {
        FloatLearner network = compiled.create(floats.get(index), 1, FloatLearner.class);
        int from = 0;
        List<FMatrixRMaj> direction = new ArrayList<>();
        List<FMatrixRMaj> result = new ArrayList<>();
        for (Parameter<FMatrixRMaj> parameter : network.parameters()) {
            FMatrixRMaj value = parameter.value();
            FMatrixRMaj part = new FMatrixRMaj(value.numRows, value.numCols);
            for (int i = 0; i < value.getNumElements(); i++) {
                value.data[i] = (float) point.parameters()[from];
                part.data[i] = (float) point.v()[from++];
            }
            direction.add(part);
            result.add(new FMatrixRMaj(1, 1));
        }
        try {
            method(network.getClass(), FMatrixRMaj.class, FMatrixRMaj.class)
                    .invoke(
                            network,
                            rounded(point.batch().x()),
                            rounded(point.batch().targets()),
                            direction,
                            result);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(chains.get(index).source(), e);
        }
        double[] actual = result.stream()
                .flatMapToDouble(
                        matrix -> IntStream.range(0, matrix.getNumElements()).mapToDouble(i -> matrix.data[i]))
                .toArray();
        assertArrayEquals(
                expected,
                actual,
                200 * 0x1p-24 * Math.max(size, 1),
                floats.get(index).source());
    }

    private static FMatrixRMaj rounded(DMatrixRMaj matrix) {
        FMatrixRMaj rounded = new FMatrixRMaj(matrix.numRows, matrix.numCols);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            rounded.data[i] = (float) matrix.data[i];
        }
        return rounded;
    }

    /** Without what second derivatives add, the source is that of a network without them. */
    @Test
    void theRestOfTheClassIsAsWithout() {
        String imports = "import [^\\n]*(Hessian|LabelHessian|DMatrixRMaj|List|Rows|Elementary|Layout);\\n";
        for (int i = 0; i < chains.size(); i++) {
            String source = compiled.generatedSources()
                    .get(Chain.PACKAGE + "." + chains.get(i).name() + "Network")
                    .replaceAll("(?s)    /\\*\\* The derivative of the gradient along.*", "}\n")
                    .replaceAll("(?s)    /\\*\\*\\n     \\* The Hessian of the loss.*?\\n    }\\n\\n", "")
                    .replaceAll("\\n    private final SecondOrder [^\\n]*\\n", "")
                    .replaceAll(imports, "")
                    .replace("Curved", "")
                    .replaceAll("\\n+}\\n$", "\n}\n");
            String without = compiled.generatedSources()
                    .get(Chain.PACKAGE + "." + plain.get(i).name() + "Network")
                    .replaceAll(imports, "");
            assertEquals(without, source);
        }
    }

    @Test
    void nothingIsAllocatedFromTheSecondCallOn() throws Throwable {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int index : new int[] {0, 30, chains.size() - 10}) {
            Point point = point(index);
            MethodHandle call = MethodHandles.lookup()
                    .unreflect(method(point.network().getClass(), DMatrixRMaj.class, DMatrixRMaj.class))
                    .asType(MethodType.methodType(
                            void.class,
                            DoubleLearner.class,
                            DMatrixRMaj.class,
                            DMatrixRMaj.class,
                            List.class,
                            List.class));
            List<DMatrixRMaj> direction = matrices(point.network(), point.v());
            List<DMatrixRMaj> result = matrices(point.network(), point.v());
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                call.invokeExact(
                        point.network(), point.batch().x(), point.batch().targets(), direction, result);
                long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                least = i == 0 ? least : Math.min(least, allocated);
            }
            assertEquals(0, least, chains.get(index).source());
        }
    }

    @Test
    void misuseIsNamed() {
        Chain chain = new Chain(
                        "Misused", 2, List.of(ChainLayer.affine("hidden", 3, true, "tanh")), Objective.of("mse"))
                .withOptions("Misused", "hessianVector = true");
        DoubleLearner network = CompiledChains.of(List.of(chain)).create(chain, 1);
        DMatrixRMaj x = new DMatrixRMaj(1, 2);
        DMatrixRMaj t = new DMatrixRMaj(1, 3);
        DMatrixRMaj weight = new DMatrixRMaj(2, 3);
        DMatrixRMaj bias = new DMatrixRMaj(1, 3);
        List<DMatrixRMaj> good = List.of(weight, bias);
        List<DMatrixRMaj> result = List.of(new DMatrixRMaj(0, 0), new DMatrixRMaj(7, 7));
        call(network, x, t, good, result);
        assertEquals(2, result.get(0).numRows);
        assertEquals(1, result.get(1).numRows);
        Function<List<DMatrixRMaj>, String> direction = wrong -> message(network, x, t, wrong, result);
        Function<List<DMatrixRMaj>, String> products = wrong -> message(network, x, t, good, wrong);
        assertEquals(
                "Misused: direction is a list of 2 matrices, one a parameter, but has 1",
                direction.apply(List.of(weight)));
        assertEquals(
                "Misused: a direction for hidden.weight is 2 x 3 but direction.get(0) is 1 x 3",
                direction.apply(List.of(bias, weight)));
        assertEquals(
                "Misused: a direction for hidden.bias is 1 x 3 but direction.get(1) is null",
                direction.apply(Arrays.asList(weight, null)));
        assertEquals("Misused: result is a list of 2 matrices, one a parameter, but has 0", products.apply(List.of()));
        assertEquals(
                "Misused: result.get(0) and direction.get(0) share one array; give the product matrices of its own",
                products.apply(good));
        assertEquals(
                "Misused: result.get(0) and hidden.weight share one array; give the product matrices of its own",
                products.apply(List.of(network.parameters().get(0).value(), t)));
        assertEquals(
                "Misused: result.get(1) and targets share one array; give the product matrices of its own",
                products.apply(List.of(new DMatrixRMaj(2, 3), t)));
    }

    private static String message(
            DoubleLearner network,
            DMatrixRMaj x,
            DMatrixRMaj t,
            List<DMatrixRMaj> direction,
            List<DMatrixRMaj> result) {
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> call(network, x, t, direction, result));
        assertTrue(thrown instanceof IllegalArgumentException || thrown instanceof NullPointerException, "" + thrown);
        return thrown.getMessage();
    }

    private static double[] product(DoubleLearner network, DMatrixRMaj x, Object targets, double[] direction) {
        List<DMatrixRMaj> result = matrices(network, new double[direction.length]);
        call(network, x, targets, matrices(network, direction), result);
        return result.stream()
                .flatMapToDouble(matrix -> Arrays.stream(matrix.data, 0, matrix.getNumElements()))
                .toArray();
    }

    private static List<DMatrixRMaj> matrices(DoubleLearner network, double[] numbers) {
        List<DMatrixRMaj> matrices = new ArrayList<>();
        int from = 0;
        for (Parameter<DMatrixRMaj> parameter : network.parameters()) {
            DMatrixRMaj value = parameter.value();
            DMatrixRMaj matrix = new DMatrixRMaj(value.numRows, value.numCols);
            System.arraycopy(numbers, from, matrix.data, 0, matrix.getNumElements());
            from += matrix.getNumElements();
            matrices.add(matrix);
        }
        return matrices;
    }

    private static void call(
            DoubleLearner network,
            DMatrixRMaj x,
            Object targets,
            List<DMatrixRMaj> direction,
            List<DMatrixRMaj> result) {
        Class<?> type = targets instanceof int[] ? int[].class : DMatrixRMaj.class;
        try {
            method(network.getClass(), DMatrixRMaj.class, type).invoke(network, x, targets, direction, result);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no hessianVector", e);
        }
    }

    private static Method method(Class<?> network, Class<?> matrix, Class<?> targets)
            throws ReflectiveOperationException {
        Method method = network.getDeclaredMethod("hessianVector", matrix, targets, List.class, List.class);
        method.setAccessible(true);
        return method;
    }
}
