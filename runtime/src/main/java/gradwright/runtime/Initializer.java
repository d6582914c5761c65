package gradwright.runtime;

import java.util.function.IntUnaryOperator;

/**
 * How the first values of a parameter are drawn.
 *
 * <p>Each value is a function of the seed, the parameter's name and the entry's index alone: adding a layer, or drawing
 * in another order, changes no other value. The values are the same on every JVM.
 */
public final class Initializer {

    /** All zero. */
    public static final Initializer ZERO = new Initializer("zero", Draw.NONE, Fan.IN, 0);

    /**
     * Uniform in {@code +-sqrt(6 / (fanIn + fanOut))} (Glorot and Bengio, "Understanding the difficulty of training deep
     * feedforward neural networks", 2010).
     */
    public static final Initializer GLOROT_UNIFORM = new Initializer("Glorot uniform", Draw.UNIFORM, Fan.IN_AND_OUT, 6);

    /** Uniform in {@code +-sqrt(6 / fanIn)}, for relu: {@link #heUniform} of slope 0. */
    public static final Initializer HE_UNIFORM = heUniform(0);

    /** Normal with variance {@code 1 / fanIn} (LeCun et al., "Efficient BackProp", 1998). */
    public static final Initializer LECUN_NORMAL = new Initializer("LeCun normal", Draw.NORMAL, Fan.IN, 1);

    /** Uniform in {@code +-1 / sqrt(fanIn)}, weight and bias alike, as {@code torch.nn.Linear} does. */
    public static final Initializer PYTORCH = new Initializer("PyTorch", Draw.UNIFORM, Fan.IN, 1);

    /** What is drawn, before it is scaled. */
    private enum Draw {
        NONE,
        /** From -1 to 1. */
        UNIFORM,
        NORMAL
    }

    /** What the square of the scale is divided by. */
    private enum Fan {
        IN,
        IN_AND_OUT
    }

    /** Values that are drawn at a time. */
    private static final int RUN = 16;

    private final String name;
    private final Draw draw;
    private final Fan fan;
    private final double square;
    private final double divisor;

    private Initializer(String name, Draw draw, Fan fan, double square) {
        this(name, draw, fan, square, 1);
    }

    private Initializer(String name, Draw draw, Fan fan, double square, double divisor) {
        this.name = name;
        this.draw = draw;
        this.fan = fan;
        this.square = square;
        this.divisor = divisor;
    }

    /**
     * Uniform in {@code +-gain sqrt(3 / fanIn)}, the gain for a rectifier that has the given slope below 0 being
     * {@code sqrt(2 / (1 + slope^2))} (He et al., "Delving deep into rectifiers", 2015).
     *
     * @param slope a finite number; 0 for relu
     */
    public static Initializer heUniform(double slope) {
        if (!Double.isFinite(slope)) {
            throw new IllegalArgumentException("a rectifier of slope " + slope);
        }
        double ofFanIn = 1 + slope * slope;
        return new Initializer("He uniform of slope " + slope, Draw.UNIFORM, Fan.IN, 6, ofFanIn);
    }

    /**
     * Draws all values of a parameter.
     *
     * @param seed the network's seed
     * @param parameter the parameter's name, as {@code hidden.weight}
     * @param fanIn the inputs of its layer
     * @param fanOut the outputs of its layer
     * @param entry what number the entry at an index of {@code values} has, a weight's entries being counted by input,
     *     then output: its value is the same wherever it is stored
     * @param values a weight, or a bias by output; modified
     */
    public void fill(long seed, String parameter, int fanIn, int fanOut, IntUnaryOperator entry, double[] values) {
        Philox random = Philox.of(seed, parameter);
        double scale = scale(fanIn, fanOut);
        double[] run = new double[RUN];
        for (int i = 0; i < values.length; i += RUN) {
            int count = Math.min(RUN, values.length - i);
            draw(random, scale, entry, i, count, run);
            System.arraycopy(run, 0, values, i, count);
        }
    }

    /**
     * Draws all values of a parameter in single precision: those in double precision, each rounded.
     *
     * @param seed the network's seed
     * @param parameter the parameter's name, as {@code hidden.weight}
     * @param fanIn the inputs of its layer
     * @param fanOut the outputs of its layer
     * @param entry what number the entry at an index of {@code values} has, a weight's entries being counted by input,
     *     then output: its value is the same wherever it is stored
     * @param values a weight, or a bias by output; modified
     */
    public void fill(long seed, String parameter, int fanIn, int fanOut, IntUnaryOperator entry, float[] values) {
        Philox random = Philox.of(seed, parameter);
        double scale = scale(fanIn, fanOut);
        double[] run = new double[RUN];
        for (int i = 0; i < values.length; i += RUN) {
            int count = Math.min(RUN, values.length - i);
            draw(random, scale, entry, i, count, run);
            for (int j = 0; j < count; j++) {
                values[i + j] = (float) run[j];
            }
        }
    }

    private double scale(int fanIn, int fanOut) {
        double units = fan == Fan.IN ? fanIn : (double) fanIn + fanOut;
        return Math.sqrt(square / (divisor * units));
    }

    /**
     * Draws a run of values, or leaves zeros what they are: a method of its own, which a cold JVM compiles long before a loop
     * over all values.
     */
    private void draw(Philox random, double scale, IntUnaryOperator entry, int first, int count, double[] run) {
        if (draw == Draw.NONE) {
            return;
        }
        for (int j = 0; j < count; j++) {
            int index = entry.applyAsInt(first + j);
            run[j] = scale * (draw == Draw.NORMAL ? random.normal(index) : random.symmetric(index));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
