package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The gradient by the input: against differences by every entry of the input, for every activation and every loss. */
final class InputGradientTest {

    private static final int RANDOM_CHAINS = 60;

    @TestFactory
    Stream<DynamicTest> agreesWithDifferences() {
        List<Chain> chains = new ArrayList<>(RandomData.chains(RANDOM_CHAINS));
        for (String activation : RandomData.ACTIVATIONS) {
            for (String loss : Objective.LOSSES) {
                Objective objective =
                        Objective.of(loss).with(Objective.parametersOf(loss).get(0));
                int width = Objective.width(loss, 3);
                for (boolean isAffine : new boolean[] {true, false}) {
                    ChainLayer layer = isAffine
                            ? ChainLayer.affine("only", width, true, activation)
                            : ChainLayer.activation("only", activation);
                    Chain chain = new Chain("Single" + chains.size(), width, List.of(layer), objective);
                    if (RandomData.isDeclarable(chain)) {
                        chains.add(chain);
                    }
                }
            }
        }
        List<Chain> asking = chains.stream().map(Chain::withInputGradient).toList();
        CompiledChains compiled = CompiledChains.of(asking);
        CompiledChains without = CompiledChains.of(chains.subList(0, RANDOM_CHAINS));
        return IntStream.range(0, chains.size())
                .mapToObj(i -> dynamicTest(asking.get(i).toString(), () -> {
                    SplittableRandom random = RandomData.generator(i);
                    DoubleLearner network = compiled.create(asking.get(i), i);
                    for (int samples : new int[] {3, 5, 1}) {
                        Trial trial = Trial.draw(asking.get(i), samples, random);
                        if (i < RANDOM_CHAINS) {
                            assertSameAsWithout(trial, network, without.create(chains.get(i), i));
                        }
                        assertAgrees(trial, network);
                    }
                }));
    }

    /** What else a gradient gives does not depend on whether it is taken by the input too. */
    private static void assertSameAsWithout(Trial trial, DoubleLearner network, DoubleLearner without) {
        ParameterVector.write(network, trial.parameters());
        ParameterVector.write(without, trial.parameters());
        Batch batch = trial.batch();
        assertEquals(without.gradient(batch.x(), batch.targets()), network.gradient(batch.x(), batch.targets()));
        assertArrayEquals(ParameterVector.gradients(without), ParameterVector.gradients(network));
    }

    private static void assertAgrees(Trial trial, DoubleLearner network) {
        ParameterVector.write(network, trial.parameters());
        Batch batch = trial.batch();
        double loss = network.gradient(batch.x(), batch.targets());
        double[] expected = byInput(trial, batch);
        DMatrixRMaj actual = InputGradient.of(network);
        assertEquals(batch.x().numRows, actual.numRows);
        assertEquals(batch.x().numCols, actual.numCols);
        double size = Math.max(Evaluation.size(expected), Math.abs(loss));
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i],
                    actual.data[i],
                    1e-7 * size,
                    () -> trial.chain().source());
        }
        // What another program does leaves it alone; the matrix is the same every time.
        double[] kept = Arrays.copyOf(actual.data, expected.length);
        network.predict(batch.x());
        network.loss(batch.x(), batch.targets());
        assertSame(actual, InputGradient.of(network));
        assertArrayEquals(kept, Arrays.copyOf(actual.data, expected.length));
        if (network instanceof DoubleClassifier classifier) {
            classifier.gradient(batch.x(), batch.oneHot());
            double[] ofOneHot = Arrays.copyOf(InputGradient.of(classifier).data, expected.length);
            classifier.gradient(batch.x(), batch.labels());
            assertArrayEquals(
                    ofOneHot,
                    Arrays.copyOf(InputGradient.of(classifier).data, expected.length),
                    1e-12 * Math.max(1, Evaluation.size(ofOneHot)));
        }
    }

    private static double[] byInput(Trial trial, Batch batch) {
        PlainChain plain = new PlainChain(trial.chain(), trial.parameters(), distance -> {});
        DMatrixRMaj x = batch.x().copy();
        return CentralDifferences.of(() -> plain.loss(x, batch.targets()), x.data)
                .gradient();
    }

    @Test
    void isThereOnceAGradientWasTaken() {
        Chain chain = new Chain("Early", 2, List.of(ChainLayer.affine("y", 2, true)), Objective.of("mse"));
        DoubleLearner network =
                CompiledChains.of(List.of(chain.withInputGradient())).create(chain, 1);
        Throwable early = assertThrows(LinkageError.class, () -> InputGradient.of(network))
                .getCause();
        assertEquals(
                "Early: inputGradient() gives what gradient left, and gradient was not called yet",
                ((InvocationTargetException) early).getTargetException().getMessage());
        DMatrixRMaj x = new DMatrixRMaj(3, 2);
        network.gradient(x, new DMatrixRMaj(3, 2));
        DMatrixRMaj gradient = InputGradient.of(network);
        assertEquals(
                "Early: x shares its array with the gradient of the input, which this call overwrites",
                assertThrows(IllegalArgumentException.class, () -> network.gradient(gradient, new DMatrixRMaj(3, 2)))
                        .getMessage());
    }
}
