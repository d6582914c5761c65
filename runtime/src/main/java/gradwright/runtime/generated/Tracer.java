package gradwright.runtime.generated;

/**
 * Computes a gradient once, with every value on its way in an array of its own. For generated code.
 *
 * @param <A> the type of the arrays, {@code double[]} in double precision
 */
public abstract class Tracer<A> {

    /** For generated code. */
    protected Tracer() {}

    /** Makes the arrays for a number of samples. */
    protected abstract void reserve(int samples);

    /**
     * Computes the loss of each sample and the gradient of their weighted sum.
     *
     * @param samples samples in the batch
     * @param input the batch; not modified
     * @param targets what the network should give; not modified
     * @param weights one a sample; not modified
     * @param losses takes what each sample adds to the loss, before it is weighted; modified
     * @param recorder takes every value and every gradient
     */
    protected abstract void trace(
            int samples, A input, A targets, A weights, double[] losses, TraceRecorder<A> recorder);
}
