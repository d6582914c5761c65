package gradwright.runtime.generated;

/**
 * A tracer of a loss that takes no targets. For generated code.
 *
 * @param <A> the type of the arrays, {@code double[]} in double precision
 */
public abstract class ObjectiveTracer<A> {

    /** For generated code. */
    protected ObjectiveTracer() {}

    /** Makes the arrays for a number of samples. */
    protected abstract void reserve(int samples);

    /**
     * Computes the loss of each sample and the gradient of their weighted sum.
     *
     * @param samples samples in the batch
     * @param input the batch; not modified
     * @param weights one a sample; not modified
     * @param losses takes what each sample adds to the loss, before it is weighted; modified
     * @param recorder takes every value and every gradient
     */
    protected abstract void trace(int samples, A input, A weights, double[] losses, TraceRecorder<A> recorder);
}
