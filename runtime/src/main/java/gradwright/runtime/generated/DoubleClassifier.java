package gradwright.runtime.generated;

import gradwright.runtime.Classifier;
import org.ejml.data.DMatrixRMaj;

/** A network in double precision with a loss over classes, whose targets are dense or one label a sample. */
public abstract class DoubleClassifier extends DoubleLearner implements Classifier<DMatrixRMaj> {

    private double[] scores = {}; // N x outputs

    /** For generated code: a network over parameters that were made for the same layout. */
    protected DoubleClassifier(Layout layout, Parameters parameters) {
        super(layout, parameters);
    }

    /**
     * Computes the loss of a batch.
     *
     * @param samples rows in the batch
     * @param input one sample a row; not modified
     * @param labels one class a sample; not modified
     */
    protected abstract /* always */ double loss(int samples, double[] input, int[] labels);

    /**
     * Computes the loss of a batch and overwrites every gradient.
     *
     * @param samples rows in the batch
     * @param input one sample a row; not modified
     * @param labels one class a sample; not modified
     */
    protected abstract /* always */ double gradient(int samples, double[] input, int[] labels);

    @Override
    public abstract DoubleClassifier replica();

    @Override
    public abstract DoubleClassifier copy();

    @Override
    public final int[] classify(DMatrixRMaj x) {
        enter();
        try {
            arguments().input(x);
            int[] classes = new int[x.numRows];
            classifyChecked(x, classes);
            return classes;
        } finally {
            leave();
        }
    }

    /**
     * The class of each sample: the index of its largest output, the first of them on a tie.
     *
     * @param x one sample a row; not modified
     * @param classes takes the class of each sample in its first entries; modified
     */
    public final void classify(DMatrixRMaj x, int[] classes) {
        enter();
        try {
            arguments().input(x);
            arguments().classes(classes, x.numRows);
            classifyChecked(x, classes);
        } finally {
            leave();
        }
    }

    private void classifyChecked(DMatrixRMaj x, int[] classes) {
        int samples = x.numRows;
        int outputs = layout().outputs();
        prepare(samples);
        if (scores.length < samples * outputs) {
            scores = new double[samples * outputs];
        }
        predict(samples, x.data, scores);
        for (int n = 0; n < samples; n++) {
            classes[n] = largest(scores, n * outputs, outputs);
        }
    }

    private static int largest(double[] scores, int offset, int count) {
        int largest = 0;
        for (int j = 1; j < count; j++) {
            if (scores[offset + j] > scores[offset + largest]) {
                largest = j;
            }
        }
        return largest;
    }

    /** {@inheritDoc} A loss that is not finite is returned, not thrown. */
    @Override
    public final /* always */ double loss(DMatrixRMaj x, int[] labels) {
        enter();
        try {
            arguments().input(x);
            arguments().labels(labels, x.numRows);
            prepare(x.numRows);
            return loss(x.numRows, x.data, labels);
        } finally {
            leave();
        }
    }

    /** {@inheritDoc} A loss that is not finite is returned, not thrown. */
    @Override
    public final /* always */ double gradient(DMatrixRMaj x, int[] labels) {
        enter();
        try {
            arguments().input(x);
            arguments().labels(labels, x.numRows);
            arguments().apartFromGradients(x, "x");
            prepare(x.numRows);
            return gradient(x.numRows, x.data, labels);
        } finally {
            leave();
        }
    }
}
