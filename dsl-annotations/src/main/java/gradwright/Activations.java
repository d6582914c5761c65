package gradwright;

/** Names of the activations, for {@link Activation}. */
public final class Activations {

    /** {@code x}. */
    public static final String IDENTITY = "identity";
    /** {@code max(x, 0)}, with derivative 0 at 0. */
    public static final String RELU = "relu";
    /** {@code min(max(x, 0), 6)}, with derivative 0 at 0 and at 6. */
    public static final String RELU6 = "relu6";
    /** {@code x} above 0, {@code slope x} elsewhere. */
    public static final String LEAKY_RELU = "leaky-relu";
    /** {@code x} above 0, {@code alpha (exp(x) - 1)} elsewhere. */
    public static final String ELU = "elu";
    /** {@code elu} with the constants of self-normalising networks (Klambauer et al., 2017). */
    public static final String SELU = "selu";
    /** {@code x} above 0, {@code alpha (exp(x / alpha) - 1)} elsewhere. */
    public static final String CELU = "celu";
    /** {@code x P(X <= x)} for a standard normal X, by the error function (Hendrycks and Gimpel, 2016). */
    public static final String GELU = "gelu";
    /** {@code x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2}, an approximation of gelu. */
    public static final String GELU_TANH = "gelu-tanh";
    /** {@code x sigmoid(x)}. */
    public static final String SILU = "silu";
    /** {@code x tanh(softplus(x))} (Misra, 2019). */
    public static final String MISH = "mish";
    /** {@code log(1 + exp(x))}. */
    public static final String SOFTPLUS = "softplus";
    /** {@code x / (1 + abs(x))}. */
    public static final String SOFTSIGN = "softsign";
    /** {@code tanh(x)}. */
    public static final String TANH = "tanh";
    /** {@code min(max(x, -1), 1)}, with derivative 0 at -1 and at 1. */
    public static final String HARD_TANH = "hard-tanh";
    /** {@code 1 / (1 + exp(-x))}. */
    public static final String SIGMOID = "sigmoid";
    /** {@code relu6(x + 3) / 6}. */
    public static final String HARD_SIGMOID = "hard-sigmoid";
    /** {@code x relu6(x + 3) / 6}. */
    public static final String HARD_SWISH = "hard-swish";
    /** {@code log(sigmoid(x))}. */
    public static final String LOG_SIGMOID = "log-sigmoid";
    /** {@code exp(x_i) / sum_j exp(x_j)} over the units of a sample. */
    public static final String SOFTMAX = "softmax";
    /** {@code x_i - log sum_j exp(x_j)} over the units of a sample. */
    public static final String LOG_SOFTMAX = "log-softmax";
    /** {@code x^2}. */
    public static final String SQUARE = "square";
    /** {@code exp(x)}. */
    public static final String EXP = "exp";
    /** {@code log(x)}, for positive inputs. */
    public static final String LOG = "log";
    /** {@code sin(x)}. */
    public static final String SIN = "sin";
    /** {@code abs(x)}, with derivative 0 at 0. */
    public static final String ABS = "abs";

    private Activations() {}
}
