package gradwright.runtime.handwritten;

import gradwright.runtime.Initializer;
import gradwright.runtime.Kernels;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.Layout;
import gradwright.runtime.generated.Parameters;

/**
 * {@code y = x W + b}, {@code width} to 1, with the sum of {@code (y - t)^2} as its loss. Tests that need a network which
 * misbehaves override its loss or its gradient.
 */
// What the initialisers call is final and reads nothing of a subclass.
@SuppressWarnings("this-escape")
public class DoubleLineNetwork extends DoubleLearner {

    protected final double[] weight = values("line.weight"); // width x 1
    protected final double[] bias = values("line.bias"); // 1 x 1
    protected final double[] weightGradient = gradients("line.weight");
    protected final double[] biasGradient = gradients("line.bias");

    private final Layout layout;
    private final int width;

    public DoubleLineNetwork(int width, long seed) {
        this(width, layout(width), seed);
    }

    private DoubleLineNetwork(int width, Layout layout, long seed) {
        this(width, layout, Parameters.initialised(layout, seed));
    }

    private DoubleLineNetwork(int width, Layout layout, Parameters parameters) {
        super(layout, parameters, Kernels.plain());
        this.layout = layout;
        this.width = width;
    }

    private static Layout layout(int width) {
        return Layout.of("Line", width)
                .layer("line", 1, "input W + b", 1)
                .weight(width, 1, Initializer.PYTORCH)
                .bias(1, Initializer.PYTORCH)
                .loss("sum of squares");
    }

    @Override
    public DoubleLineNetwork replica() {
        return new DoubleLineNetwork(width, layout, parameterSet().shared());
    }

    @Override
    public DoubleLineNetwork copy() {
        return new DoubleLineNetwork(width, layout, parameterSet().copied());
    }

    @Override
    protected void reserve(int samples) {}

    @Override
    protected void predict(int samples, double[] input, double[] output) {
        for (int n = 0; n < samples; n++) {
            output[n] = output(input, n);
        }
    }

    private double output(double[] input, int n) {
        double sum = bias[0];
        for (int k = 0; k < width; k++) {
            sum = Math.fma(input[n * width + k], weight[k], sum);
        }
        return sum;
    }

    @Override
    protected void losses(int samples, double[] input, double[] targets, /* always */ double[] losses) {
        for (int n = 0; n < samples; n++) {
            /* always */ double difference = output(input, n) - targets[n];
            losses[n] = difference * difference;
        }
    }

    @Override
    protected void addGradient(
            int samples, double[] input, double[] targets, double[] weights, /* always */ double[] losses) {
        losses(samples, input, targets, losses);
        requireFinite(samples, losses);
        for (int n = 0; n < samples; n++) {
            double delta = weights[n] * 2 * (output(input, n) - targets[n]);
            biasGradient[0] += delta;
            for (int k = 0; k < width; k++) {
                weightGradient[k] += delta * input[n * width + k];
            }
        }
    }
}
