package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gradwright.Reduction;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exact losses and derivatives by hand where a formula has a kink, and where it takes {@code 0 log 0} or divides by a
 * norm of 0: {@code docs/losses.md}, "At a kink".
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LossKinksTest {

    private static final double UP = Math.nextUp(1.0);

    private final List<Chain> chains = new ArrayList<>();
    private final List<Arguments> cases = new ArrayList<>(cases());
    private final CompiledChains compiled = CompiledChains.of(chains);

    private List<Arguments> cases() {
        Chain mae = chain("mae", Map.of());
        Chain huber = chain("huber", Map.of("delta", 0.5));
        Chain smooth = chain("smooth-l1", Map.of("beta", 0.5));
        Chain hinge = chain("hinge", Map.of());
        Chain perceptron = chain("hinge", Map.of("margin", 0.0));
        Chain squaredHinge = chain("squared-hinge", Map.of());
        Chain classHinge = chain("class-hinge", Map.of());
        Chain softmaxHinge = chain("softmax-hinge", Map.of("margin", 0.0));
        Chain cosine = chain("cosine", Map.of());
        Chain divergence = chain("kl-divergence", Map.of());
        Chain sigmoid = chain("binary-cross-entropy", Map.of(), "sigmoid");
        Chain softmax = chain("binary-cross-entropy", Map.of(), "softmax");
        return List.of(
                arguments(mae, row(1, -2, 0), row(1, -2, -0.0), 0, row(0, 0, 0)),
                arguments(mae, row(UP, 1, 1), row(1, UP, 1), 2 * (UP - 1), row(1, -1, 0)),
                arguments(huber, row(0.5, -0.5, 0), row(0, 0, 0), 0.25, row(0.5, -0.5, 0)),
                arguments(huber, row(2, -2, 0.25), row(0, 0, 0), 1.78125, row(0.5, -0.5, 0.25)),
                arguments(smooth, row(0.5, -0.5, 0), row(0, 0, 0), 0.5, row(1, -1, 0)),
                arguments(smooth, row(2, -2, 0.25), row(0, 0, 0), 3.5625, row(1, -1, 0.5)),
                arguments(hinge, row(1, -1, 0), row(1, -1, 1), 1, row(0, 0, -1)),
                arguments(hinge, row(Math.nextDown(1.0), 2, 0), row(1, 1, -1), 1 + 0x1p-53, row(-1, 0, 1)),
                arguments(perceptron, row(0, -0.0, 0.5), row(1, -1, -1), 0.5, row(0, 0, 1)),
                arguments(squaredHinge, row(1, -1, 0.5), row(1, -1, 1), 0.25, row(0, 0, -1)),
                arguments(classHinge, row(1, 2, 0.5), row(0, 1, 0), 0, row(0, 0, 0)),
                arguments(classHinge, row(1.5, 2, 1), row(0, 1, 0), 0.5, row(1, -1, 0)),
                arguments(classHinge, row(2, 2, 2), row(1, 0, 0), 2, row(-2, 1, 1)),
                arguments(softmaxHinge, row(3, 3, 3), row(0, 0, 1), 0, row(0, 0, 0)),
                arguments(cosine, row(0, 0, 0), row(3, 0, 4), 1, row(-0.6e8, 0, -0.8e8)),
                arguments(cosine, row(3, 0, 4), row(0, 0, 0), 1, row(0, 0, 0)),
                arguments(cosine, row(0, 0, 0), row(0, 0, 0), 1, row(0, 0, 0)),
                arguments(divergence, row(-5, 0, -7), row(0, 1, 0), 0, row(0, -1, 0)),
                // A sigmoid that is 0 or 1 to the last bit.
                arguments(sigmoid, row(800, -800, -800), row(1, 0, 1), 800, row(0, 0, -1)),
                // So is a softmax; its right answers cost nothing, although they are log 1 and 0 log 0.
                arguments(softmax, row(800, 0, -800), row(1, 0, 0), 0, row(0, 0, 0)));
    }

    private Chain chain(String loss, Map<String, Double> parameters, String... activation) {
        ChainLayer layer = activation.length == 0
                ? ChainLayer.affine("output", 3, true)
                : ChainLayer.affine("output", 3, true, activation[0]);
        Objective objective = Objective.of(loss, Reduction.SUM).with(parameters);
        Chain chain = new Chain("Kink" + chains.size(), 3, List.of(layer), objective);
        chains.add(chain);
        return chain;
    }

    private static double[] row(double... numbers) {
        return numbers;
    }

    Stream<Arguments> values() {
        return cases.stream();
    }

    /** The bias of a network with an identity for its weight has the gradient by what goes into the loss. */
    @ParameterizedTest
    @MethodSource("values")
    void lossAndDerivative(Chain chain, double[] z, double[] target, double loss, double[] derivative) {
        DoubleLearner network = compiled.create(chain, 1);
        ParameterVector.write(network, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0});
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {z});
        DMatrixRMaj targets = new DMatrixRMaj(new double[][] {target});
        assertEquals(loss, network.loss(x, targets) + 0.0);
        assertDerivative(loss, network.gradient(x, targets), derivative, network);
        if (network instanceof DoubleClassifier classifier) {
            int[] label = {(int) Arrays.stream(target).takeWhile(t -> t != 1).count()};
            assertEquals(loss, classifier.loss(x, label) + 0.0);
            assertDerivative(loss, classifier.gradient(x, label), derivative, network);
        }
        assertAgreesWithInterpreter(chain, x, targets, network);
    }

    private static void assertDerivative(double expected, double loss, double[] derivative, DoubleLearner network) {
        assertEquals(expected, loss + 0.0);
        double[] gradients = ParameterVector.gradients(network);
        double[] byBias = Arrays.stream(gradients, 9, 12).map(g -> g + 0.0).toArray();
        assertArrayEquals(derivative, byBias, 1e-15 * Evaluation.size(derivative));
        assertTrue(Arrays.stream(gradients).allMatch(Double::isFinite));
    }

    private static void assertAgreesWithInterpreter(
            Chain chain, DMatrixRMaj x, DMatrixRMaj targets, DoubleLearner network) {
        InterpretedChain.afterEachPhase(chain).forEach((phase, graph) -> {
            if (!phase.equals("build")) {
                double[] interpreted = graph.atTargets(ParameterVector.values(network), x, targets)
                        .gradient();
                double[] generated = Evaluation.of(network, x, targets).gradient();
                assertArrayEquals(generated, interpreted, 1e-15 * Evaluation.size(generated), phase);
            }
        });
    }
}
