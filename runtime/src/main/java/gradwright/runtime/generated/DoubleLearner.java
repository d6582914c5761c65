package gradwright.runtime.generated;

import static gradwright.runtime.generated.BatchLoss.UNWEIGHTED;

import gradwright.runtime.Kernels;
import gradwright.runtime.Learner;
import gradwright.runtime.Trace;
import gradwright.runtime.generated.BatchLoss.Task;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** A network in double precision with a loss and its gradient, over dense targets. */
public abstract class DoubleLearner extends DoubleTrainable implements Learner<DMatrixRMaj> {

    /** For generated code: a network over parameters that were made for the same layout. */
    protected DoubleLearner(Layout layout, Parameters parameters, Kernels kernels) {
        super(layout, parameters, kernels);
    }

    /**
     * Computes the loss of each sample.
     *
     * @param samples samples in the batch
     * @param input the batch in storage order; not modified
     * @param targets its targets in storage order; not modified
     * @param losses takes what each sample adds to the loss; modified
     */
    protected abstract void losses(int samples, double[] input, double[] targets, /* always */ double[] losses);

    /**
     * Computes the loss of each sample, and adds the gradient of their weighted sum to the gradients.
     *
     * @param samples samples in the batch
     * @param input the batch in storage order; not modified
     * @param targets its targets in storage order; not modified
     * @param weights one a sample; not modified
     * @param losses takes what each sample adds to the loss, before it is weighted; modified
     */
    protected abstract void addGradient(
            int samples, double[] input, double[] targets, double[] weights, /* always */ double[] losses);

    @Override
    public abstract DoubleLearner replica();

    @Override
    public abstract DoubleLearner copy();

    @Override
    public final /* always */ double loss(DMatrixRMaj x, DMatrixRMaj targets) {
        return run(Task.LOSS, x, targets, UNWEIGHTED, 1);
    }

    /**
     * The loss of a batch whose samples have weights: the loss of each is multiplied by its own, and what the sum is
     * divided by stays the same.
     *
     * @param x the batch; not modified
     * @param targets what the network should give; not modified
     * @param weights one a sample, finite and not all 0; not modified
     */
    public final /* always */ double loss(DMatrixRMaj x, DMatrixRMaj targets, /* always */ double[] weights) {
        return run(Task.LOSS, x, targets, weights, 1);
    }

    @Override
    public final /* always */ double gradient(DMatrixRMaj x, DMatrixRMaj targets) {
        return run(Task.GRADIENT, x, targets, UNWEIGHTED, 1);
    }

    /**
     * The loss of a batch whose samples have weights; overwrites the gradient of every parameter.
     *
     * @param x the batch; not modified
     * @param targets what the network should give; not modified
     * @param weights one a sample, finite and not all 0; not modified
     */
    public final /* always */ double gradient(DMatrixRMaj x, DMatrixRMaj targets, /* always */ double[] weights) {
        return run(Task.GRADIENT, x, targets, weights, 1);
    }

    /**
     * The loss of a batch; adds {@code scale} times its gradient to the gradient of every parameter.
     *
     * <p>A mean is one over the samples of this batch. So that batches add up to one larger one, each has its share of the
     * samples as its scale.
     *
     * @param x the batch; not modified
     * @param targets what the network should give; not modified
     * @param scale a finite number
     */
    public final /* always */ double addGradient(DMatrixRMaj x, DMatrixRMaj targets, /* always */ double scale) {
        return run(Task.ADD_GRADIENT, x, targets, UNWEIGHTED, scale);
    }

    /**
     * The loss of a batch whose samples have weights; adds {@code scale} times its gradient to the gradient of every
     * parameter.
     *
     * @param x the batch; not modified
     * @param targets what the network should give; not modified
     * @param weights one a sample, finite and not all 0; not modified
     * @param scale a finite number
     */
    public final /* always */ double addGradient(
            DMatrixRMaj x, DMatrixRMaj targets, /* always */ double[] weights, /* always */ double scale) {
        return run(Task.ADD_GRADIENT, x, targets, weights, scale);
    }

    private /* always */ double run(
            Task task,
            DMatrixRMaj x,
            DMatrixRMaj targets,
            /* always */ double[] givenWeights,
            /* always */ double scale) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().targets(targets, samples);
            /* always */ double[] weights = batch().weights(givenWeights, samples);
            if (task == Task.LOSS) {
                prepare(samples);
                losses(samples, x.data, targets.data, batch().losses(samples));
            } else {
                apartFromGradients(x, "x");
                apartFromGradients(targets, "targets");
                double[] scaled = begin(task, samples, weights, scale);
                addGradient(samples, x.data, targets.data, scaled, batch().losses(samples));
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
     * @param targets what the network should give; not modified
     */
    public final /* always */ double[] lossPerSample(DMatrixRMaj x, DMatrixRMaj targets) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().targets(targets, samples);
            prepare(samples);
            /* always */ double[] result = new /* always */ double[samples];
            losses(samples, x.data, targets.data, result);
            return result;
        } finally {
            leave();
        }
    }

    /**
     * For generated code: the trace of a batch.
     *
     * @param x a batch; not modified
     * @param targets what the network should give for it; not modified
     * @param tracer computes it; used only once
     */
    protected final Trace<DMatrixRMaj> trace(DMatrixRMaj x, DMatrixRMaj targets, Tracer<double[]> tracer) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().targets(targets, samples);
            RecordedTrace<DMatrixRMaj, double[]> trace = newTrace(x);
            tracer.reserve(samples);
            /* always */ double[] losses = new /* always */ double[samples];
            double[] weights = new double[samples];
            Arrays.fill(weights, 1);
            tracer.trace(samples, x.data, targets.data, weights, losses, trace);
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
     * @param targets what the network should give for it; not modified
     * @param direction one matrix a parameter; not modified
     * @param result takes the product, one matrix a parameter; reshaped and modified
     * @param hessian computes it
     */
    protected final void hessianVector(
            DMatrixRMaj x,
            DMatrixRMaj targets,
            List<DMatrixRMaj> direction,
            List<DMatrixRMaj> result,
            Hessian<DMatrixRMaj, double[]> hessian) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().targets(targets, samples);
            arguments().direction(direction);
            arguments().products(direction, result);
            arguments().apart(x, "x", result);
            arguments().apart(targets, "targets", result);
            prepareApart();
            hessian.prepare(samples);
            arguments().reshape(result);
            hessian.hessianVector(samples, x.data, targets.data, direction, result);
        } finally {
            leave();
        }
    }
}
