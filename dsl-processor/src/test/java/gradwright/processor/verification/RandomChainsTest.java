package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.DoubleNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every network, on random chains up to six layers deep. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RandomChainsTest {

    private static final int CHAINS = 212;
    private static final int WIDE_CHAINS = 12;

    private final List<Chain> chains = chains();
    private final CompiledChains compiled = CompiledChains.of(chains);

    private static List<Chain> chains() {
        List<Chain> chains = new ArrayList<>(RandomData.chains(CHAINS - WIDE_CHAINS));
        chains.addAll(RandomData.wideChains(WIDE_CHAINS));
        return chains;
    }

    static IntStream indices() {
        return IntStream.range(0, CHAINS);
    }

    private Subject subject(int index) {
        return Subject.of(compiled, chains.get(index), index);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void gradientAgreesWithDifferencesAndInterpreter(int index) {
        SplittableRandom random = RandomData.generator(index);
        DoubleLearner network = compiled.create(chains.get(index), index);
        for (int draw = 0; draw < 3; draw++) {
            Trial trial = Trial.draw(chains.get(index), random.nextInt(1, 8), random);
            trial.assertAgrees(network);
            trial.assertAgreesWithInterpreter(network);
        }
    }

    @ParameterizedTest
    @MethodSource("indices")
    void everyFormOfPredictGivesTheSameBits(int index) {
        Subject subject = subject(index);
        DoubleNetwork network = subject.network();
        Batch batch = subject.batch();
        double[] expected = network.predict(batch.x()).data;
        DMatrixRMaj y = new DMatrixRMaj(1, 1);
        network.predict(batch.x(), y);
        assertEquals(List.of(batch.samples(), subject.chain().outputs()), List.of(y.numRows, y.numCols));
        assertArrayEquals(expected, y.data, subject);
        double[] byRow = new double[expected.length];
        double[] intoRow = new double[expected.length];
        double[] result = new double[y.numCols];
        for (int n : subject.order()) {
            System.arraycopy(network.predict(batch.row(n)), 0, byRow, n * y.numCols, y.numCols);
            network.predict(batch.row(n), result);
            System.arraycopy(result, 0, intoRow, n * y.numCols, y.numCols);
        }
        assertArrayEquals(expected, byRow, subject);
        assertArrayEquals(expected, intoRow, subject);
        DMatrixRMaj permuted = network.predict(batch.inOrder(subject.order()).x());
        assertArrayEquals(Batch.rows(y, subject.order()).data, permuted.data, subject);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void lossAndGradientIgnoreTheOrderOfSamples(int index) {
        Subject subject = subject(index);
        DoubleLearner network = subject.network();
        Batch permuted = subject.batch().inOrder(subject.order());
        double loss = network.gradient(subject.batch().x(), subject.batch().targets());
        double[] gradient = ParameterVector.gradients(network);
        double tolerance = 1e-12 * Math.max(Evaluation.size(gradient), Math.abs(loss));
        assertEquals(loss, network.gradient(permuted.x(), permuted.targets()), tolerance, subject);
        assertArrayEquals(gradient, ParameterVector.gradients(network), tolerance, subject);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void classifyNamesTheFirstLargestOutput(int index) {
        Subject subject = subject(index);
        DMatrixRMaj x = subject.batch().x();
        assertEquals(subject.chain().takesLabels(), subject.network() instanceof DoubleClassifier, subject);
        if (subject.network() instanceof DoubleClassifier network) {
            DMatrixRMaj y = network.predict(x);
            int[] classes = new int[y.numRows];
            network.classify(x, classes);
            assertArrayEquals(classes, network.classify(x), subject);
            for (int n = 0; n < y.numRows; n++) {
                double[] output = Batch.row(y, n);
                double largest = Arrays.stream(output).max().orElseThrow();
                assertEquals(largest, output[classes[n]], subject);
                assertFalse(Arrays.stream(output, 0, classes[n]).anyMatch(v -> v == largest), subject);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("indices")
    void replicaSharesValuesAndCopySharesNothing(int index) {
        Subject subject = subject(index);
        DoubleLearner network = subject.network();
        DoubleLearner replica = network.replica();
        DoubleLearner copy = network.copy();
        assertEquals(List.of(network.getClass(), network.getClass()), List.of(replica.getClass(), copy.getClass()));
        Batch batch = subject.batch();
        double[] values = ParameterVector.values(network);
        double[] output = network.predict(batch.x()).data;
        network.gradient(batch.x(), batch.targets());
        double[] gradients = ParameterVector.gradients(network);

        Batch other = RandomData.batch(subject.chain(), 3, RandomData.generator(-1 - index));
        replica.gradient(other.x(), other.targets());
        copy.gradient(other.x(), other.targets());
        assertArrayEquals(gradients, ParameterVector.gradients(network), subject);

        double[] changed = RandomData.parameters(subject.chain(), RandomData.generator(-1 - index));
        ParameterVector.write(replica, changed);
        assertArrayEquals(changed, ParameterVector.values(network), subject);
        assertArrayEquals(network.predict(batch.x()).data, replica.predict(batch.x()).data, subject);
        assertArrayEquals(values, ParameterVector.values(copy), subject);
        assertArrayEquals(output, copy.predict(batch.x()).data, subject);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void argumentsAreNotModified(int index) {
        Subject subject = subject(index);
        Batch batch = subject.batch();
        double[] x = batch.x().data.clone();
        double[] targets = batch.targets().data.clone();
        subject.network().predict(batch.x());
        subject.network().loss(batch.x(), batch.targets());
        subject.network().gradient(batch.x(), batch.targets());
        assertArrayEquals(x, batch.x().data, subject);
        assertArrayEquals(targets, batch.targets().data, subject);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void theSeedDecidesTheParameters(int index) {
        Chain chain = chains.get(index);
        double[] values = ParameterVector.values(compiled.create(chain, 5));
        assertArrayEquals(values, ParameterVector.values(compiled.create(chain, 5)));
        assertEquals(values.length == 0, Arrays.equals(values, ParameterVector.values(compiled.create(chain, 6))));
    }
}
