package gradwright.runtime.generated;

import static gradwright.runtime.generated.BatchLoss.UNWEIGHTED;

import gradwright.runtime.Classifier;
import gradwright.runtime.Kernels;
import gradwright.runtime.Trace;
import gradwright.runtime.generated.BatchLoss.Task;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** A network in double precision with a loss over classes, whose targets are dense or one label a sample. */
public abstract class DoubleClassifier extends DoubleLearner implements Classifier<DMatrixRMaj> {

    private double[] scores = {}; // N x outputs

    /** For generated code: a network over parameters that were made for the same layout. */
    protected DoubleClassifier(Layout layout, Parameters parameters, Kernels kernels) {
        super(layout, parameters, kernels);
    }

    /** For generated code: the declared weights of the classes. */
    protected final double[] classWeights() {
        double[] weights = new double[layout().classWeights().size()];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = /* (float) */ layout().classWeight(k);
        }
        return weights;
    }

    /**
     * Computes the loss of each sample.
     *
     * @param samples samples in the batch
     * @param input the batch in storage order; not modified
     * @param labels one class a sample; not modified
     * @param losses takes what each sample adds to the loss; modified
     */
    protected abstract void losses(int samples, double[] input, int[] labels, /* always */ double[] losses);

    /**
     * Computes the loss of each sample, and adds the gradient of their weighted sum to the gradients.
     *
     * @param samples samples in the batch
     * @param input the batch in storage order; not modified
     * @param labels one class a sample; not modified
     * @param weights one a sample; not modified
     * @param losses takes what each sample adds to the loss, before it is weighted; modified
     */
    protected abstract void addGradient(
            int samples, double[] input, int[] labels, double[] weights, /* always */ double[] losses);

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

    @Override
    public final /* always */ double loss(DMatrixRMaj x, int[] labels) {
        return run(Task.LOSS, x, labels, UNWEIGHTED, 1);
    }

    /**
     * The loss of a batch whose samples have weights: the loss of each is multiplied by its own, and what the sum is
     * divided by stays the same.
     *
     * @param x the batch; not modified
     * @param labels the class of each sample, counted from 0; not modified
     * @param weights one a sample, finite and not all 0; not modified
     */
    public final /* always */ double loss(DMatrixRMaj x, int[] labels, /* always */ double[] weights) {
        return run(Task.LOSS, x, labels, weights, 1);
    }

    @Override
    public final /* always */ double gradient(DMatrixRMaj x, int[] labels) {
        return run(Task.GRADIENT, x, labels, UNWEIGHTED, 1);
    }

    /**
     * The loss of a batch whose samples have weights; overwrites the gradient of every parameter.
     *
     * @param x the batch; not modified
     * @param labels the class of each sample, counted from 0; not modified
     * @param weights one a sample, finite and not all 0; not modified
     */
    public final /* always */ double gradient(DMatrixRMaj x, int[] labels, /* always */ double[] weights) {
        return run(Task.GRADIENT, x, labels, weights, 1);
    }

    /**
     * The loss of a batch; adds {@code scale} times its gradient to the gradient of every parameter.
     *
     * <p>A mean is one over the samples of this batch. So that batches add up to one larger one, each has its share of the
     * samples as its scale.
     *
     * @param x the batch; not modified
     * @param labels the class of each sample, counted from 0; not modified
     * @param scale a finite number
     */
    public final /* always */ double addGradient(DMatrixRMaj x, int[] labels, /* always */ double scale) {
        return run(Task.ADD_GRADIENT, x, labels, UNWEIGHTED, scale);
    }

    /**
     * The loss of a batch whose samples have weights; adds {@code scale} times its gradient to the gradient of every
     * parameter.
     *
     * @param x the batch; not modified
     * @param labels the class of each sample, counted from 0; not modified
     * @param weights one a sample, finite and not all 0; not modified
     * @param scale a finite number
     */
    public final /* always */ double addGradient(
            DMatrixRMaj x, int[] labels, /* always */ double[] weights, /* always */ double scale) {
        return run(Task.ADD_GRADIENT, x, labels, weights, scale);
    }

    private /* always */ double run(
            Task task, DMatrixRMaj x, int[] labels, /* always */ double[] givenWeights, /* always */ double scale) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().labels(labels, samples);
            /* always */ double[] weights = batch().weights(givenWeights, samples);
            if (task == Task.LOSS) {
                prepare(samples);
                losses(samples, x.data, labels, batch().losses(samples));
            } else {
                apartFromGradients(x, "x");
                double[] scaled = begin(task, samples, weights, scale);
                addGradient(samples, x.data, labels, scaled, batch().losses(samples));
            }
            return batch().sum(samples, weights);
        } finally {
            leave();
        }
    }

    /**
     * What each sample of a batch adds to the loss: the results sum up to it. One that is not finite is returned, not
     * thrown.
     *
     * @param x the batch; not modified
     * @param labels the class of each sample, counted from 0; not modified
     */
    public final /* always */ double[] lossPerSample(DMatrixRMaj x, int[] labels) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().labels(labels, samples);
            prepare(samples);
            /* always */ double[] result = new /* always */ double[samples];
            losses(samples, x.data, labels, result);
            return result;
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
            /* always */ double[] losses = new /* always */ double[samples];
            double[] weights = new double[samples];
            Arrays.fill(weights, 1);
            tracer.trace(samples, x.data, labels, weights, losses, trace);
            trace.losses(losses);
            return trace;
        } finally {
            leave();
        }
    }

    /**
     * For generated code: the Hessian of the loss times a direction.
     *
     * @param x a batch; not modified
     * @param labels the class of each sample, counted from 0; not modified
     * @param direction one matrix a parameter; not modified
     * @param result takes the product, one matrix a parameter; reshaped and modified
     * @param hessian computes it
     */
    protected final void hessianVector(
            DMatrixRMaj x,
            int[] labels,
            List<DMatrixRMaj> direction,
            List<DMatrixRMaj> result,
            LabelHessian<DMatrixRMaj, double[]> hessian) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().labels(labels, samples);
            arguments().direction(direction);
            arguments().products(direction, result);
            arguments().apart(x, "x", result);
            prepareApart();
            hessian.prepare(samples);
            arguments().reshape(result);
            hessian.hessianVector(samples, x.data, labels, direction, result);
        } finally {
            leave();
        }
    }
}
