package gradwright.runtime.generated;

import gradwright.runtime.Classifier;
import gradwright.runtime.Trace;
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
     * @param samples samples in the batch
     * @param input the batch in storage order; not modified
     * @param labels one class a sample; not modified
     */
    protected abstract /* always */ double loss(int samples, double[] input, int[] labels);

    /**
     * Computes the loss of a batch and overwrites every gradient.
     *
     * @param samples samples in the batch
     * @param input the batch in storage order; not modified
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
            int samples = arguments().input(x);
            int[] classes = new int[samples];
            classifyChecked(samples, x, classes);
            return classes;
        } finally {
            leave();
        }
    }

    /**
     * The class of each sample: the index of its largest output, the first of them on a tie.
     *
     * @param x the batch; not modified
     * @param classes takes the class of each sample in its first entries; modified
     */
    public final void classify(DMatrixRMaj x, int[] classes) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().classes(classes, samples);
            classifyChecked(samples, x, classes);
        } finally {
            leave();
        }
    }

    private void classifyChecked(int samples, DMatrixRMaj x, int[] classes) {
        int outputs = layout().outputs();
        prepare(samples);
        if (scores.length < samples * outputs) {
            scores = new double[samples * outputs];
        }
        predict(samples, x.data, scores);
        for (int n = 0; n < samples; n++) {
            classes[n] = layout().isInColumns()
                    ? largest(scores, n, samples, outputs)
                    : largest(scores, n * outputs, 1, outputs);
        }
    }

    private static int largest(double[] scores, int offset, int stride, int count) {
        int largest = 0;
        for (int j = 1; j < count; j++) {
            if (scores[offset + j * stride] > scores[offset + largest * stride]) {
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
            int samples = arguments().input(x);
            arguments().labels(labels, samples);
            prepare(samples);
            return loss(samples, x.data, labels);
        } finally {
            leave();
        }
    }

    /** {@inheritDoc} A loss that is not finite is returned, not thrown. */
    @Override
    public final /* always */ double gradient(DMatrixRMaj x, int[] labels) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().labels(labels, samples);
            arguments().apartFromGradients(x, "x");
            prepare(samples);
            return gradient(samples, x.data, labels);
        } finally {
            leave();
        }
    }

    /**
     * For generated code: the trace of a batch.
     *
     * @param x a batch; not modified
     * @param labels the class of each sample, counted from 0; not modified
     * @param tracer computes it; used only once
     */
    protected final Trace<DMatrixRMaj> trace(DMatrixRMaj x, int[] labels, LabelTracer<double[]> tracer) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().labels(labels, samples);
            RecordedTrace<DMatrixRMaj, double[]> trace = newTrace(x);
            tracer.reserve(samples);
            trace.loss(tracer.trace(samples, x.data, labels, trace));
            return trace;
        } finally {
            leave();
        }
    }
}
