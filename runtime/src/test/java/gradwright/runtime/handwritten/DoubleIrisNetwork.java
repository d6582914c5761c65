package gradwright.runtime.handwritten;

import gradwright.runtime.Initializer;
import gradwright.runtime.Kernels;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.Elementary;
import gradwright.runtime.generated.Layout;
import gradwright.runtime.generated.Parameters;
import gradwright.runtime.generated.Rows;

/** A 4-16-3 tanh network with softmax cross-entropy, as a generated class but written by hand. */
public final class DoubleIrisNetwork extends DoubleClassifier {

    public static final Layout LAYOUT = Layout.of("Iris", 4)
            .layer("hidden", 16, "tanh(input W + b)", 16)
            .weight(4, 16, Initializer.GLOROT_UNIFORM)
            .bias(16, Initializer.ZERO)
            .layer("logits", 3, "hidden W + b", 3)
            .weight(16, 3, Initializer.GLOROT_UNIFORM)
            .bias(3, Initializer.ZERO)
            .loss("softmax-cross-entropy, mean over samples");

    private final double[] hiddenWeight = values("hidden.weight"); // 4 x 16
    private final double[] hiddenBias = values("hidden.bias"); // 1 x 16
    private final double[] logitsWeight = values("logits.weight"); // 16 x 3
    private final double[] logitsBias = values("logits.bias"); // 1 x 3

    private final double[] hiddenWeightGradient = gradients("hidden.weight");
    private final double[] hiddenBiasGradient = gradients("hidden.bias");
    private final double[] logitsWeightGradient = gradients("logits.weight");
    private final double[] logitsBiasGradient = gradients("logits.bias");

    private double[] hidden = {}; // N x 16
    private double[] hiddenDelta = {}; // N x 16
    private double[] logits = {}; // N x 3
    private double[] logitsDelta = {}; // N x 3

    public static DoubleIrisNetwork create(long seed) {
        return create(seed, Kernels.plain());
    }

    public static DoubleIrisNetwork create(long seed, Kernels kernels) {
        return new DoubleIrisNetwork(Parameters.initialised(LAYOUT, seed), kernels);
    }

    private DoubleIrisNetwork(Parameters parameters, Kernels kernels) {
        super(LAYOUT, parameters, kernels);
    }

    @Override
    public DoubleIrisNetwork replica() {
        return new DoubleIrisNetwork(parameterSet().shared(), kernels());
    }

    @Override
    public DoubleIrisNetwork copy() {
        return new DoubleIrisNetwork(parameterSet().copied(), kernels());
    }

    @Override
    protected void reserve(int samples) {
        hidden = new double[samples * 16];
        hiddenDelta = new double[samples * 16];
        logits = new double[samples * 3];
        logitsDelta = new double[samples * 3];
    }

    @Override
    protected void predict(int samples, double[] input, double[] output) {
        affine(samples, input, 4, hiddenWeight, hiddenBias, 16, hidden);
        for (int i = 0; i < samples * 16; i++) {
            hidden[i] = Elementary.tanh(hidden[i]);
        }
        affine(samples, hidden, 16, logitsWeight, logitsBias, 3, output);
    }

    @Override
    protected void losses(int samples, double[] input, int[] labels, /* always */ double[] losses) {
        predict(samples, input, logits);
        for (int n = 0; n < samples; n++) {
            losses[n] = -Rows.logSoftmaxAt(logits, n * 3, 3, labels[n]) / samples;
        }
    }

    @Override
    protected void losses(int samples, double[] input, double[] targets, /* always */ double[] losses) {
        predict(samples, input, logits);
        for (int n = 0; n < samples; n++) {
            losses[n] = 0;
            for (int j = 0; j < 3; j++) {
                losses[n] -= targets[n * 3 + j] * Rows.logSoftmaxAt(logits, n * 3, 3, j) / samples;
            }
        }
    }

    @Override
    protected void addGradient(
            int samples, double[] input, int[] labels, double[] weights, /* always */ double[] losses) {
        losses(samples, input, labels, losses);
        requireFinite(samples, losses);
        for (int n = 0; n < samples; n++) {
            Rows.softmax(logits, n * 3, 3, logitsDelta, n * 3);
            for (int j = 0; j < 3; j++) {
                logitsDelta[n * 3 + j] = weights[n] * (logitsDelta[n * 3 + j] - (j == labels[n] ? 1 : 0)) / samples;
            }
        }
        backward(samples, input);
    }

    @Override
    protected void addGradient(
            int samples, double[] input, double[] targets, double[] weights, /* always */ double[] losses) {
        losses(samples, input, targets, losses);
        requireFinite(samples, losses);
        for (int n = 0; n < samples; n++) {
            Rows.softmax(logits, n * 3, 3, logitsDelta, n * 3);
            double mass = targets[n * 3] + targets[n * 3 + 1] + targets[n * 3 + 2];
            for (int j = 0; j < 3; j++) {
                logitsDelta[n * 3 + j] = weights[n] * (logitsDelta[n * 3 + j] * mass - targets[n * 3 + j]) / samples;
            }
        }
        backward(samples, input);
    }

    private void backward(int samples, double[] input) {
        affineGradient(samples, hidden, 16, logitsDelta, 3, logitsWeightGradient, logitsBiasGradient);
        for (int n = 0; n < samples; n++) {
            for (int k = 0; k < 16; k++) {
                double sum = 0;
                for (int j = 0; j < 3; j++) {
                    sum = Math.fma(logitsDelta[n * 3 + j], logitsWeight[k * 3 + j], sum);
                }
                double h = hidden[n * 16 + k];
                hiddenDelta[n * 16 + k] = sum * (1 - h * h);
            }
        }
        affineGradient(samples, input, 4, hiddenDelta, 16, hiddenWeightGradient, hiddenBiasGradient);
    }

    private static void affine(
            int samples, double[] x, int in, double[] weight, double[] bias, int out, double[] result) {
        for (int n = 0; n < samples; n++) {
            for (int j = 0; j < out; j++) {
                double sum = bias[j];
                for (int k = 0; k < in; k++) {
                    sum = Math.fma(x[n * in + k], weight[k * out + j], sum);
                }
                result[n * out + j] = sum;
            }
        }
    }

    private static void affineGradient(
            int samples, double[] x, int in, double[] delta, int out, double[] weight, double[] bias) {
        for (int j = 0; j < out; j++) {
            double biasSum = 0;
            for (int n = 0; n < samples; n++) {
                biasSum += delta[n * out + j];
            }
            bias[j] += biasSum;
            for (int k = 0; k < in; k++) {
                double sum = 0;
                for (int n = 0; n < samples; n++) {
                    sum = Math.fma(x[n * in + k], delta[n * out + j], sum);
                }
                weight[k * out + j] += sum;
            }
        }
    }
}
