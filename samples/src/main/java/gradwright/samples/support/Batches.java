package gradwright.samples.support;

import gradwright.runtime.Classifier;
import gradwright.runtime.Optimizer;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/** Deals out examples in small batches, in an order that is drawn anew for every epoch. */
public final class Batches {

    private final Examples examples;
    private final SplittableRandom random;
    private final int[] order;
    private final DMatrixRMaj inputs;
    private final int[] labels;
    private final int[] lastLabels;

    /** Batches of a size, the last of an epoch being smaller where the size does not divide the examples. */
    public Batches(Examples examples, int size, long seed) {
        if (size < 1 || examples.size() < 1) {
            throw new IllegalArgumentException("batches of " + size + " out of " + examples.size() + " examples");
        }
        this.examples = examples;
        this.random = new SplittableRandom(seed);
        this.order = new int[examples.size()];
        for (int n = 0; n < order.length; n++) {
            order[n] = n;
        }
        this.inputs = new DMatrixRMaj(size, examples.inputs().getNumCols());
        this.labels = new int[size];
        this.lastLabels = new int[order.length % size];
    }

    /**
     * Shows every example to a network once, with a step of the optimiser after each batch.
     *
     * @return the mean loss over all examples, each taken when its batch was learnt from
     */
    public double epoch(Classifier<DMatrixRMaj> network, Optimizer optimizer) {
        shuffle();
        double sum = 0;
        for (int from = 0; from < order.length; from += labels.length) {
            int[] batchLabels = order.length - from < labels.length ? lastLabels : labels;
            gather(from, batchLabels);
            sum += batchLabels.length * network.gradient(inputs, batchLabels);
            optimizer.step(network.parameters());
        }
        return sum / order.length;
    }

    private void gather(int from, int[] batchLabels) {
        int width = inputs.getNumCols();
        inputs.reshape(batchLabels.length, width);
        for (int n = 0; n < batchLabels.length; n++) {
            int example = order[from + n];
            System.arraycopy(examples.inputs().data, example * width, inputs.data, n * width, width);
            batchLabels[n] = examples.labels()[example];
        }
    }

    /** Fisher and Yates. */
    private void shuffle() {
        for (int last = order.length - 1; last > 0; last--) {
            int chosen = random.nextInt(last + 1);
            int kept = order[last];
            order[last] = order[chosen];
            order[chosen] = kept;
        }
    }
}
