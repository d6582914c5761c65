package gradwright.runtime.generated;

/** What multiplies the Hessian of a loss with a direction has a workspace of its own. For generated code. */
public abstract class HessianWorkspace {

    private int reserved;

    HessianWorkspace() {}

    /** Makes workspaces for a number of samples; called only when a batch is larger than all before. */
    protected abstract void reserve(int samples);

    final void prepare(int samples) {
        if (samples > reserved) {
            reserve(samples);
            reserved = samples;
        }
    }
}
