package gradwright.runtime.generated;

import gradwright.runtime.Learner;
import gradwright.runtime.Trace;
import org.ejml.data.DMatrixRMaj;

/** A network in double precision with a loss and its gradient, over dense targets. */
public abstract class DoubleLearner extends DoubleNetwork implements Learner<DMatrixRMaj> {

    /** For generated code: a network over parameters that were made for the same layout. */
    protected DoubleLearner(Layout layout, Parameters parameters) {
        super(layout, parameters);
    }

    /** For generated code: the array that holds a parameter's gradient, by the parameter's name. */
    protected final double[] gradients(String parameter) {
        return parameterSet().set().named(parameter).gradients();
    }

    /**
     * Computes the loss of a batch.
     *
     * @param samples samples in the batch
     * @param input the batch in storage order; not modified
     * @param targets its targets in storage order; not modified
     */
    protected abstract /* always */ double loss(int samples, double[] input, double[] targets);

    /**
     * Computes the loss of a batch and overwrites every gradient.
     *
     * @param samples samples in the batch
     * @param input the batch in storage order; not modified
     * @param targets its targets in storage order; not modified
     */
    protected abstract /* always */ double gradient(int samples, double[] input, double[] targets);

    @Override
    public abstract DoubleLearner replica();

    @Override
    public abstract DoubleLearner copy();

    /** {@inheritDoc} A loss that is not finite is returned, not thrown. */
    @Override
    public final /* always */ double loss(DMatrixRMaj x, DMatrixRMaj targets) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().targets(targets, samples);
            prepare(samples);
            return loss(samples, x.data, targets.data);
        } finally {
            leave();
        }
    }

    /** {@inheritDoc} A loss that is not finite is returned, not thrown. */
    @Override
    public final /* always */ double gradient(DMatrixRMaj x, DMatrixRMaj targets) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().targets(targets, samples);
            arguments().apartFromGradients(x, "x");
            arguments().apartFromGradients(targets, "targets");
            prepare(samples);
            return gradient(samples, x.data, targets.data);
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
            trace.loss(tracer.trace(samples, x.data, targets.data, trace));
            return trace;
        } finally {
            leave();
        }
    }
}
