package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.Parameter;
import gradwright.runtime.Trace;
import gradwright.runtime.generated.DoubleClassifier;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Class weights and smoothing under every reduction, with trace, Hessian and input gradient all asked for: the weights'
 * sum then is read in several methods. The gradients are those that {@link WeightedLossesTest} compares with PyTorch;
 * Hessians are compared with their differences, traces with themselves.
 */
final class RequestsTogetherTest {

    private static final int SAMPLES = 4;
    private static final int[] LABELS = {2, 0, 1, 2};
    private static final double STEP = 0x1p-10;
    private static final double DIFFERENCES = 1e-5;

    private static final List<String> REDUCTIONS = List.of(
            "", ", reduction = Reduction.MEAN", ", reduction = Reduction.BATCH_MEAN", ", reduction = Reduction.SUM");

    private static List<String> sources() {
        List<String> sources = new ArrayList<>();
        for (String loss : List.of("cross-entropy", "softmax-cross-entropy", "nll", "class-hinge", "softmax-hinge")) {
            for (String reduction : REDUCTIONS) {
                for (String smoothing : loss.endsWith("hinge") ? List.of("") : List.of("", ", smoothing = 0.1")) {
                    String margin = loss.equals("softmax-hinge") ? ", margin = 0.5" : "";
                    String last = loss.equals("cross-entropy")
                            ? "@Activation(\"softmax\") "
                            : loss.equals("nll") ? "@Activation(\"log-softmax\") " : "";
                    sources.add("""
                            package together;

                            import gradwright.*;

                            @Network(inputs = 3, trace = true, hessianVector = true, inputGradient = true)
                            @Loss(value = "%s", classWeights = {0.5, 2, 1}%s%s%s)
                            class N%d {
                                @Affine(4) @Activation("tanh") Layer hidden;
                                @Affine(3) %sLayer output;
                            }
                            """.formatted(loss, reduction, smoothing, margin, sources.size(), last));
                }
            }
        }
        return sources;
    }

    @TestFactory
    Stream<DynamicTest> hessiansAndTracesAgreeWithGradients() {
        List<String> sources = sources();
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(IntStream.range(0, sources.size())
                        .mapToObj(i -> JavaFileObjects.forSourceString("together.N" + i, sources.get(i)))
                        .toList());
        assertEquals(List.of(), compilation.diagnostics());
        ClassLoader loader = CompiledChains.loader(compilation);
        return IntStream.range(0, sources.size())
                .mapToObj(i ->
                        DynamicTest.dynamicTest(sources.get(i).lines().toList().get(5), () -> {
                            Method create = Class.forName("together.N" + i + "Network", true, loader)
                                    .getDeclaredMethod("create", long.class);
                            create.setAccessible(true);
                            assertAgrees((DoubleClassifier) create.invoke(null, 7L), new SplittableRandom(i));
                        }));
    }

    private static void assertAgrees(DoubleClassifier network, SplittableRandom random)
            throws ReflectiveOperationException {
        DMatrixRMaj x = new DMatrixRMaj(
                SAMPLES, 3, true, random.doubles(SAMPLES * 3, -1, 1).toArray());
        double[] parameters = ParameterVector.values(network);
        double[] direction = random.doubles(parameters.length, -1, 1).toArray();
        double[] above = gradient(network, x, moved(parameters, direction, STEP));
        double[] below = gradient(network, x, moved(parameters, direction, -STEP));
        double[] differences = IntStream.range(0, above.length)
                .mapToDouble(i -> (above[i] - below[i]) / (2 * STEP))
                .toArray();
        double[] gradient = gradient(network, x, parameters);
        double size = Math.max(Evaluation.size(differences), Evaluation.size(gradient));

        Method hessianVector = network.getClass()
                .getDeclaredMethod("hessianVector", DMatrixRMaj.class, int[].class, List.class, List.class);
        hessianVector.setAccessible(true);
        List<DMatrixRMaj> result = matrices(network, new double[parameters.length]);
        hessianVector.invoke(network, x, LABELS, matrices(network, direction), result);
        assertArrayEquals(
                differences,
                result.stream()
                        .flatMapToDouble(matrix -> Arrays.stream(matrix.data, 0, matrix.getNumElements()))
                        .toArray(),
                DIFFERENCES * size);

        Method trace = network.getClass().getDeclaredMethod("trace", DMatrixRMaj.class, int[].class);
        trace.setAccessible(true);
        Trace<?> traced = (Trace<?>) trace.invoke(network, x, LABELS);
        double[] byInput = ((DMatrixRMaj) traced.gradient("input")).data;
        network.gradient(x, LABELS);
        Method inputGradient = network.getClass().getDeclaredMethod("inputGradient");
        inputGradient.setAccessible(true);
        assertArrayEquals(
                ((DMatrixRMaj) inputGradient.invoke(network)).data, byInput, 1e-15 * Evaluation.size(byInput));
    }

    private static double[] moved(double[] from, double[] direction, double by) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] + by * direction[i])
                .toArray();
    }

    private static double[] gradient(DoubleClassifier network, DMatrixRMaj x, double[] parameters) {
        ParameterVector.write(network, parameters);
        network.gradient(x, LABELS);
        return ParameterVector.gradients(network);
    }

    private static List<DMatrixRMaj> matrices(DoubleClassifier network, double[] numbers) {
        List<DMatrixRMaj> matrices = new ArrayList<>();
        int from = 0;
        for (Parameter<DMatrixRMaj> parameter : network.parameters()) {
            DMatrixRMaj value = parameter.value();
            int count = value.getNumElements();
            double[] part = DoubleStream.of(numbers).skip(from).limit(count).toArray();
            matrices.add(new DMatrixRMaj(value.numRows, value.numCols, true, part));
            from += count;
        }
        return matrices;
    }
}
