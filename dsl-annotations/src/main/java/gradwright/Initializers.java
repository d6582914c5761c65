package gradwright;

/** Names of the initialisers, for {@link Affine#init()}. */
public final class Initializers {

    /**
     * Weights uniform in {@code +-sqrt(6 / (fanIn + fanOut))}, biases 0 (Glorot and Bengio, "Understanding the
     * difficulty of training deep feedforward neural networks", 2010).
     */
    public static final String GLOROT_UNIFORM = "glorot-uniform";
    /**
     * Weights uniform in {@code +-sqrt(6 / fanIn)}, biases 0 (He et al., "Delving deep into rectifiers", 2015).
     */
    public static final String HE_UNIFORM = "he-uniform";
    /** Weights normal with variance {@code 1 / fanIn}, biases 0 (LeCun et al., "Efficient BackProp", 1998). */
    public static final String LECUN_NORMAL = "lecun-normal";
    /** Weights and biases uniform in {@code +-1 / sqrt(fanIn)}, as {@code torch.nn.Linear} does. */
    public static final String PYTORCH = "pytorch";

    private Initializers() {}
}
