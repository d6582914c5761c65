package gradwright.runtime;

/**
 * How the first values of a parameter are drawn.
 *
 * <p>Each value is a function of the seed, the parameter's name and the entry's index alone: adding a layer, or drawing
 * in another order, changes no other value. The values are the same on every JVM.
 */
public enum Initializer {
    /** All zero. */
    ZERO {
        @Override
        double value(Philox random, long index, int fanIn, int fanOut) {
            return 0;
        }
    },

    /**
     * Uniform in {@code +-sqrt(6 / (fanIn + fanOut))} (Glorot and Bengio, "Understanding the difficulty of training deep
     * feedforward neural networks", 2010).
     */
    GLOROT_UNIFORM {
        @Override
        double value(Philox random, long index, int fanIn, int fanOut) {
            return Math.sqrt(6.0 / ((double) fanIn + fanOut)) * random.symmetric(index);
        }
    },

    /**
     * Uniform in {@code +-sqrt(6 / fanIn)}, the gain for relu being {@code sqrt(2)} (He et al., "Delving deep into
     * rectifiers", 2015).
     */
    HE_UNIFORM {
        @Override
        double value(Philox random, long index, int fanIn, int fanOut) {
            return Math.sqrt(6.0 / fanIn) * random.symmetric(index);
        }
    },

    /** Normal with variance {@code 1 / fanIn} (LeCun et al., "Efficient BackProp", 1998). */
    LECUN_NORMAL {
        @Override
        double value(Philox random, long index, int fanIn, int fanOut) {
            return Math.sqrt(1.0 / fanIn) * random.normal(index);
        }
    },

    /** Uniform in {@code +-1 / sqrt(fanIn)}, weight and bias alike, as {@code torch.nn.Linear} does. */
    PYTORCH {
        @Override
        double value(Philox random, long index, int fanIn, int fanOut) {
            return Math.sqrt(1.0 / fanIn) * random.symmetric(index);
        }
    };

    abstract double value(Philox random, long index, int fanIn, int fanOut);

    /**
     * Draws all values of a parameter.
     *
     * @param seed the network's seed
     * @param parameter the parameter's name, as {@code hidden.weight}
     * @param fanIn the inputs of its layer
     * @param fanOut the outputs of its layer
     * @param values a weight by input then output, or a bias by output; modified
     */
    public void fill(long seed, String parameter, int fanIn, int fanOut, double[] values) {
        Philox random = Philox.of(seed, parameter);
        for (int i = 0; i < values.length; i++) {
            values[i] = value(random, i, fanIn, fanOut);
        }
    }

    /**
     * Draws all values of a parameter in single precision: those in double precision, each rounded.
     *
     * @param seed the network's seed
     * @param parameter the parameter's name, as {@code hidden.weight}
     * @param fanIn the inputs of its layer
     * @param fanOut the outputs of its layer
     * @param values a weight by input then output, or a bias by output; modified
     */
    public void fill(long seed, String parameter, int fanIn, int fanOut, float[] values) {
        Philox random = Philox.of(seed, parameter);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value(random, i, fanIn, fanOut);
        }
    }
}
