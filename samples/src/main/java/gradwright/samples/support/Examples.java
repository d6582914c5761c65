package gradwright.samples.support;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Labelled examples: one row of inputs and one class label each. */
public final class Examples {

    private final DMatrixRMaj inputs;
    private final int[] labels;

    /**
     * Examples over the given arrays, which are kept.
     *
     * @param inputs N x inputs, one row an example
     * @param labels N classes, from 0
     */
    public Examples(DMatrixRMaj inputs, int[] labels) {
        if (inputs.getNumRows() != labels.length) {
            throw new IllegalArgumentException(
                    "there are " + inputs.getNumRows() + " rows of inputs but " + labels.length + " labels");
        }
        this.inputs = inputs;
        this.labels = labels;
    }

    /** Examples of rows that were gathered one by one, all equally wide. */
    public static Examples of(List<double[]> rows, List<Integer> labels) {
        return new Examples(
                new DMatrixRMaj(rows.toArray(double[][]::new)),
                labels.stream().mapToInt(Integer::intValue).toArray());
    }

    /** How many examples there are. */
    public int size() {
        return labels.length;
    }

    /** The inputs themselves, N x inputs; not to be modified. */
    public DMatrixRMaj inputs() {
        return inputs;
    }

    /** The labels themselves; not to be modified. */
    public int[] labels() {
        return labels;
    }

    /** The share of examples whose label was predicted, from 0 to 1. */
    public double accuracy(int[] predicted) {
        if (predicted.length != labels.length) {
            throw new IllegalArgumentException(
                    "there are " + labels.length + " examples but " + predicted.length + " predictions");
        }
        int right = 0;
        for (int n = 0; n < labels.length; n++) {
            if (predicted[n] == labels[n]) {
                right++;
            }
        }
        return (double) right / labels.length;
    }
}
