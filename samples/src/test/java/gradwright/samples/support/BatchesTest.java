package gradwright.samples.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.runtime.Classifier;
import gradwright.runtime.Optimizer;
import gradwright.runtime.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private final Examples examples = examples(70);

    @Test
    void everyExampleIsSeenOnceAnEpochWithItsOwnLabel() {
        Seen seen = new Seen();
        Batches batches = new Batches(examples, 32, 1);
        batches.epoch(seen, seen);
        assertEquals(List.of(32, 32, 6), seen.sizes);
        assertEquals(
                IntStream.range(0, 70).boxed().toList(),
                seen.order.stream().sorted().toList());
        assertEquals(3, seen.steps);
    }

    @Test
    void sizeThatDividesTheExamplesLeavesNoSmallBatch() {
        Seen seen = new Seen();
        new Batches(examples, 35, 1).epoch(seen, seen);
        assertEquals(List.of(35, 35), seen.sizes);
    }

    @Test
    void sizeAboveTheExamplesGivesOneBatch() {
        Seen seen = new Seen();
        new Batches(examples, 1000, 1).epoch(seen, seen);
        assertEquals(List.of(70), seen.sizes);
    }

    @Test
    void orderIsNewEveryEpochAndGivenByTheSeed() {
        Batches batches = new Batches(examples, 32, 1);
        List<Integer> first = order(batches);
        List<Integer> second = order(batches);
        assertNotEquals(first, second);
        assertEquals(first, order(new Batches(examples, 32, 1)));
        assertNotEquals(first, order(new Batches(examples, 32, 2)));
    }

    @Test
    void lossOfAnEpochIsTheMeanOverExamples() {
        // The stand-in's loss is the mean of its labels; 0 + 1 + ... + 69 is 2415.
        Seen seen = new Seen();
        assertEquals(2415.0 / 70, new Batches(examples, 32, 1).epoch(seen, seen), 1e-12);
    }

    @Test
    void batchesOfNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Batches(examples, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Batches(examples(0), 32, 1));
    }

    private static List<Integer> order(Batches batches) {
        Seen seen = new Seen();
        batches.epoch(seen, seen);
        return seen.order;
    }

    /** Example n has the inputs n and -n, and the label n. */
    private static Examples examples(int count) {
        DMatrixRMaj inputs = new DMatrixRMaj(count, 2);
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            inputs.set(n, 0, n);
            inputs.set(n, 1, -n);
            labels[n] = n;
        }
        return new Examples(inputs, labels);
    }

    /** A network and optimiser that only take notes. */
    private static final class Seen implements Classifier<DMatrixRMaj>, Optimizer {

        private final List<Integer> order = new ArrayList<>();
        private final List<Integer> sizes = new ArrayList<>();
        private int steps;

        @Override
        public double gradient(DMatrixRMaj x, int[] labels) {
            assertEquals(labels.length, x.getNumRows());
            sizes.add(labels.length);
            double sum = 0;
            for (int n = 0; n < labels.length; n++) {
                assertEquals(labels[n], x.get(n, 0));
                assertEquals(-labels[n], x.get(n, 1));
                order.add(labels[n]);
                sum += labels[n];
            }
            return sum / labels.length;
        }

        @Override
        public void step(List<? extends Parameter<?>> parameters) {
            steps++;
        }

        @Override
        public List<Parameter<DMatrixRMaj>> parameters() {
            return List.of();
        }

        @Override
        public int[] classify(DMatrixRMaj x) {
            throw new AssertionError("not expected");
        }

        @Override
        public double loss(DMatrixRMaj x, int[] labels) {
            throw new AssertionError("not expected");
        }

        @Override
        public double loss(DMatrixRMaj x, DMatrixRMaj targets) {
            throw new AssertionError("not expected");
        }

        @Override
        public double gradient(DMatrixRMaj x, DMatrixRMaj targets) {
            throw new AssertionError("not expected");
        }
    }
}
