package gradwright;

/** Names of the activations, for {@link Activation}. */
public final class Activations {

    /** {@code x}. */
    public static final String IDENTITY = "identity";
    /** {@code max(x, 0)}, with derivative 0 at 0. */
    public static final String RELU = "relu";
    /** {@code 1 / (1 + exp(-x))}. */
    public static final String SIGMOID = "sigmoid";
    /** {@code tanh(x)}. */
    public static final String TANH = "tanh";
    /** {@code x^2}. */
    public static final String SQUARE = "square";
    /** {@code exp(x_i) / sum_j exp(x_j)} over the units of a sample. */
    public static final String SOFTMAX = "softmax";
    /** {@code x_i - log sum_j exp(x_j)} over the units of a sample. */
    public static final String LOG_SOFTMAX = "log-softmax";

    private Activations() {}
}
