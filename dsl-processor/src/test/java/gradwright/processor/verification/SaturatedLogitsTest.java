package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.runtime.generated.DoubleClassifier;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logits so far apart that a probability underflows: both spellings of the loss give what one computes by hand,
 * {@code logsoftmax(z) = z - max z} here, and no infinity.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SaturatedLogitsTest {

    private static final DMatrixRMaj X = new DMatrixRMaj(new double[][] {{1000, 0, -1000}});

    private final Chain onLogits =
            new Chain("OnLogits", 3, List.of(ChainLayer.affine("z", 3, true)), Objective.of("softmax-cross-entropy"));
    private final Chain onProbabilities = new Chain(
            "OnProbabilities", 3, List.of(ChainLayer.affine("p", 3, true, "softmax")), Objective.of("cross-entropy"));
    private final CompiledChains compiled = CompiledChains.of(List.of(onLogits, onProbabilities));

    /** Both networks with an identity for their weight and no bias, so that the inputs are the logits. */
    Stream<DoubleClassifier> spellings() {
        return Stream.of(onLogits, onProbabilities).map(chain -> {
            DoubleClassifier network = (DoubleClassifier) compiled.create(chain, 1);
            ParameterVector.write(network, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0});
            return network;
        });
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void theWrongLabelCostsTheDistance(DoubleClassifier network) {
        assertGradient(2000, network.gradient(X, new int[] {2}), network, 1, 0, -1);
        assertEquals(2000, network.loss(X, new int[] {2}));
        assertGradient(1000, network.gradient(X, new int[] {1}), network, 1, -1, 0);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void theRightLabelCostsNothing(DoubleClassifier network) {
        assertGradient(0, network.gradient(X, new int[] {0}), network, 0, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void denseTargetsNeedNotSumToOne(DoubleClassifier network) {
        DMatrixRMaj targets = new DMatrixRMaj(new double[][] {{0, 0.5, 2}});
        assertGradient(4500, network.gradient(X, targets), network, 2.5, -0.5, -2);
        assertEquals(4500, network.loss(X, targets));
    }

    private static void assertGradient(double expected, double loss, DoubleClassifier network, double... byLogit) {
        assertEquals(expected, loss + 0.0);
        double[] byParameter = new double[12];
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 3; i++) {
                byParameter[i * 3 + j] = X.get(0, i) * byLogit[j];
            }
            byParameter[9 + j] = byLogit[j];
        }
        assertArrayEquals(byParameter, ParameterVector.gradients(network), 1e-12);
    }
}
