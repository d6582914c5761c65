package gradwright;

/** Names of the losses, for {@link Loss}; y is the network's output, t the target, both N x K. */
public final class Losses {

    /** {@code (y - t)^2}; {@link Reduction#MEAN} unless said otherwise. */
    public static final String MSE = "mse";
    /**
     * {@code -sum_k t log y}, one term a sample, on probabilities: the last activation is softmax, and the two are
     * differentiated as one. Targets N x K or class labels; {@link Reduction#BATCH_MEAN} unless said otherwise.
     */
    public static final String CROSS_ENTROPY = "cross-entropy";
    /**
     * {@code -sum_k t logsoftmax(y)}, one term a sample, on logits (PyTorch's {@code cross_entropy}). Targets N x K or
     * class labels; {@link Reduction#BATCH_MEAN} unless said otherwise.
     */
    public static final String SOFTMAX_CROSS_ENTROPY = "softmax-cross-entropy";

    private Losses() {}
}
