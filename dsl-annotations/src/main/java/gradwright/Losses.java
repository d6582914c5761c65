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

    /** {@code abs(y - t)}; {@link Reduction#MEAN} unless said otherwise. */
    public static final String MAE = "mae";
    /** {@code (y - t)^2 / 2} up to {@code delta}, linear beyond; {@link Reduction#MEAN} unless said otherwise. */
    public static final String HUBER = "huber";
    /** {@code huber / beta} with {@code beta} as its delta; {@link Reduction#MEAN} unless said otherwise. */
    public static final String SMOOTH_L1 = "smooth-l1";
    /** {@code log(cosh(y - t))}; {@link Reduction#MEAN} unless said otherwise. */
    public static final String LOG_COSH = "log-cosh";
    /**
     * {@code -t log y - (1 - t) log(1 - y)} on probabilities; after a sigmoid the two are differentiated as one;
     * {@link Reduction#MEAN} unless said otherwise.
     */
    public static final String BINARY_CROSS_ENTROPY = "binary-cross-entropy";
    /** {@code softplus(y) - t y} on logits, with {@code positiveWeight}; {@link Reduction#MEAN} unless said otherwise. */
    public static final String SIGMOID_BINARY_CROSS_ENTROPY = "sigmoid-binary-cross-entropy";
    /** {@code -y[label]} on log-probabilities; {@link Reduction#BATCH_MEAN} unless said otherwise. */
    public static final String NLL = "nll";
    /** {@code sum_k t (log t - y)} on log-probabilities; {@link Reduction#BATCH_MEAN} unless said otherwise. */
    public static final String KL_DIVERGENCE = "kl-divergence";
    /** {@code exp(y) - t y}, or {@code y - t log(y + 1e-8)} without {@code logInput}; {@link Reduction#MEAN} unless said otherwise. */
    public static final String POISSON_NLL = "poisson-nll";
    /**
     * {@code (s + (y - t)^2 exp(-s)) / 2} of means y and log-variances s: 2 K outputs, the means first, for K targets;
     * {@link Reduction#MEAN} unless said otherwise (PyTorch's {@code gaussian_nll_loss} with the variance exp(s)).
     */
    public static final String GAUSSIAN_NLL = "gaussian-nll";
    /** {@code max(0, margin - t y)} with targets -1 and 1; {@link Reduction#MEAN} unless said otherwise. */
    public static final String HINGE = "hinge";
    /** {@code max(0, margin - t y)^2} with targets -1 and 1; {@link Reduction#MEAN} unless said otherwise. */
    public static final String SQUARED_HINGE = "squared-hinge";
    /**
     * {@code sum over k != label of max(0, y_k - y_label + margin)}; {@link Reduction#BATCH_MEAN} unless said
     * otherwise.
     */
    public static final String CLASS_HINGE = "class-hinge";
    /**
     * {@code class-hinge} on the softmax of logits; the margin has to be given; {@link Reduction#BATCH_MEAN} unless
     * said otherwise.
     */
    public static final String SOFTMAX_HINGE = "softmax-hinge";
    /** {@code 1 - cos(y, t)}, norms of at least 1e-8; {@link Reduction#BATCH_MEAN} unless said otherwise. */
    public static final String COSINE = "cosine";

    /** The outputs, summed up; takes no targets: {@code loss(x)}; {@link Reduction#SUM} unless said otherwise. */
    public static final String SUM = "sum";
    /**
     * {@code t y}: what is given in the place of targets is the derivative of something beyond the network by its
     * outputs, and the gradient is that of the whole; {@link Reduction#SUM} unless said otherwise.
     */
    public static final String UPSTREAM = "upstream";

    private Losses() {}
}
