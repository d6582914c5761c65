package gradwright.samples.digits;

import gradwright.runtime.Initializer;
import gradwright.runtime.Kernels;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.Elementary;
import gradwright.runtime.generated.Layout;
import gradwright.runtime.generated.Parameters;
import gradwright.runtime.generated.Rows;
import gradwright.runtime.kernel.DoubleProducts;
import javax.annotation.processing.Generated;

/**
 * The network declared by {@link Digits}.
 *
 * <pre>{@code
 *   layer   shape     operation                                 parameters  kept for backward
 *   input   N x 64
 *   hidden  64 -> 32  tanh(input W + b)                               2080  N x 32
 *   logits  32 -> 10  hidden W + b                                     330  N x 10
 *   loss              softmax-cross-entropy, mean over samples        2410
 * }</pre>
 *
 * <p>The derivation, from the loss back. In a layer's part {@code W} and {@code b} are its own, {@code delta} is
 * {@code d loss / d} its pre-activation, {@code n} counts samples and {@code j} units.
 *
 * <pre>{@code
 *   losses                   = -sum over j of target logsoftmax(logits) / N           N x 1
 *   losses                   = -logsoftmax(logits)[label] / N                         N x 1
 *   d loss / d logits        = (softmax(logits) (sum over j of target) - target) / N  N x 10
 *   d loss / d logits        = (softmax(logits) - [j = label]) / N                    N x 10
 *
 *   logits                   = hidden W + b                                           N x 10
 *   delta                    = d loss / d logits                                      N x 10
 *   d loss / d logits.weight = hidden^T delta                                         32 x 10
 *   d loss / d logits.bias   = sum over n of delta                                    1 x 10
 *   d loss / d hidden        = delta W^T                                              N x 32
 *
 *   hidden.pre               = input W + b                                            N x 32
 *   hidden                   = tanh(hidden.pre)                                       N x 32
 *   delta                    = (d loss / d hidden) (1 - hidden^2)                     N x 32
 *   d loss / d hidden.weight = input^T delta                                          64 x 32
 *   d loss / d hidden.bias   = sum over n of delta                                    1 x 32
 * }</pre>
 */
@Generated("gradwright")
final class DigitsNetwork extends DoubleClassifier {

    private static final Layout LAYOUT = Layout.of("Digits", 64)
            .layer("hidden", 32, "tanh(input W + b)", 32)
            .weight(64, 32, Initializer.PYTORCH).bias(32, Initializer.PYTORCH)
            .layer("logits", 10, "hidden W + b", 10)
            .weight(32, 10, Initializer.PYTORCH).bias(10, Initializer.PYTORCH)
            .loss("softmax-cross-entropy, mean over samples");

    private final double[] hiddenWeight = values("hidden.weight"); // 64 x 32
    private final double[] hiddenBias = values("hidden.bias"); // 1 x 32
    private final double[] logitsWeight = values("logits.weight"); // 32 x 10
    private final double[] logitsBias = values("logits.bias"); // 1 x 10

    private final double[] hiddenWeightGradient = gradients("hidden.weight");
    private final double[] hiddenBiasGradient = gradients("hidden.bias");
    private final double[] logitsWeightGradient = gradients("logits.weight");
    private final double[] logitsBiasGradient = gradients("logits.bias");

    private final DoubleProducts products = products();

    private double[] hidden = {}; // N x 32
    private double[] logits = {}; // N x 10
    private double[] logitsLogSoftmax = {}; // N x 10
    private double[] logitsExp = {}; // N x 10
    private double[] logitsDelta = {}; // N x 10, d loss / d logits
    private double[] hiddenDelta = {}; // N x 32, d loss / d hidden.pre

    private DigitsNetwork(Parameters parameters, Kernels kernels) {
        super(LAYOUT, parameters, kernels);
    }

    /** A network with parameters initialised from {@code seed}, the same on every machine. */
    static DigitsNetwork create(long seed) {
        return create(seed, Kernels.plain());
    }

    /** The same, whose large products {@code kernels} compute. */
    static DigitsNetwork create(long seed, Kernels kernels) {
        return new DigitsNetwork(Parameters.initialised(LAYOUT, seed), kernels);
    }

    @Override
    public DigitsNetwork replica() {
        return new DigitsNetwork(parameterSet().shared(), kernels());
    }

    @Override
    public DigitsNetwork copy() {
        return new DigitsNetwork(parameterSet().copied(), kernels());
    }

    @Override
    protected void reserve(int samples) {
        hidden = new double[samples * 32];
        logits = new double[samples * 10];
        logitsLogSoftmax = logits; // in place
        hiddenDelta = new double[samples * 32];
        logitsExp = hiddenDelta; // not there at the same time
        logitsDelta = logits; // in place
    }

    @Override
    protected void predict(int samples, double[] input, double[] logits) {
        forwardHidden(samples, input);
        forwardLogits(samples, logits);
    }

    @Override
    protected void losses(int samples, double[] input, double[] targets, double[] losses) {
        predict(samples, input, logits);
        lossOf(samples, logits, targets, losses);
    }

    @Override
    protected void losses(int samples, double[] input, int[] labels, double[] losses) {
        predict(samples, input, logits);
        lossOf(samples, logits, labels, losses);
    }

    @Override
    protected void addGradient(int samples, double[] input, double[] targets, double[] weights, double[] losses) {
        predict(samples, input, logits);
        backwardLoss(samples, logits, targets, weights, losses);
        requireFinite(samples, losses);
        backwardLogits(samples);
        backwardHidden(samples, input);
    }

    @Override
    protected void addGradient(int samples, double[] input, int[] labels, double[] weights, double[] losses) {
        predict(samples, input, logits);
        backwardLoss(samples, logits, labels, weights, losses);
        requireFinite(samples, losses);
        backwardLogits(samples);
        backwardHidden(samples, input);
    }

    /** hidden = tanh(input W + b), N x 32 */
    private void forwardHidden(int samples, double[] input) {
        products.multiply(samples, 32, 64, input, 64, 1, hiddenWeight, 32, 1, hiddenBias, 0, 1, hidden);
        Rows.tanh(hidden, 0, samples * 32, hidden, 0);
    }

    /** logits = hidden W + b, N x 10 */
    private void forwardLogits(int samples, double[] logits) {
        products.multiply(samples, 10, 32, hidden, 32, 1, logitsWeight, 10, 1, logitsBias, 0, 1, logits);
    }

    /** losses = -sum over j of target logsoftmax(logits) / N, N x 1 */
    private void lossOf(int samples, double[] logits, double[] targets, double[] losses) {
        for (int n = 0; n < samples; n++) {
            Rows.logSoftmax(logits, n * 10, 10, logitsLogSoftmax, n * 10);
            double sum = 0.0;
            for (int j = 0; j < 10; j++) {
                sum += targets[n * 10 + j] * logitsLogSoftmax[n * 10 + j];
            }
            losses[n] = -sum / samples;
        }
    }

    /** losses = -logsoftmax(logits)[label] / N, N x 1 */
    private void lossOf(int samples, double[] logits, int[] labels, double[] losses) {
        for (int n = 0; n < samples; n++) {
            losses[n] = -Rows.logSoftmaxAt(logits, n * 10, 10, labels[n]) / samples;
        }
    }

    /**
     * losses = -sum over j of target logsoftmax(logits) / N, N x 1
     * d loss / d logits = weight (softmax(logits) (sum over j of target) - target) / N, N x 10
     */
    private void backwardLoss(int samples, double[] logits, double[] targets, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double largest = Double.NEGATIVE_INFINITY;
            double sum = 0.0;
            for (int j = 0; j < 10; j++) {
                largest = Math.max(largest, logits[n * 10 + j]);
                sum += targets[n * 10 + j];
            }
            double sum2 = 0.0;
            for (int j = 0; j < 10; j++) {
                double exp = Elementary.exp(logits[n * 10 + j] - largest);
                logitsExp[n * 10 + j] = exp;
                sum2 += exp;
            }
            double log = Elementary.log(sum2);
            double sum3 = 0.0;
            for (int j = 0; j < 10; j++) {
                double logSoftmax = logits[n * 10 + j] - largest - log;
                sum3 += targets[n * 10 + j] * logSoftmax;
                double softmax = logitsExp[n * 10 + j] / sum2;
                logitsDelta[n * 10 + j] = weights[n] * (softmax * sum - targets[n * 10 + j]) / samples;
            }
            losses[n] = -sum3 / samples;
        }
    }

    /**
     * losses = -logsoftmax(logits)[label] / N, N x 1
     * d loss / d logits = weight (softmax(logits) - [j = label]) / N, N x 10
     */
    private void backwardLoss(int samples, double[] logits, int[] labels, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            int label = labels[n];
            double entry = logits[n * 10 + label];
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < 10; j++) {
                largest = Math.max(largest, logits[n * 10 + j]);
            }
            double sum = 0.0;
            for (int j = 0; j < 10; j++) {
                double exp = Elementary.exp(logits[n * 10 + j] - largest);
                logitsExp[n * 10 + j] = exp;
                sum += exp;
            }
            double log = Elementary.log(sum);
            double logSoftmax = entry - largest - log;
            losses[n] = -logSoftmax / samples;
            for (int j = 0; j < 10; j++) {
                double softmax = logitsExp[n * 10 + j] / sum;
                logitsDelta[n * 10 + j] = weights[n] * (softmax - (j == label ? 1.0 : 0.0)) / samples;
            }
        }
    }

    /** Backward through logits, with delta = d loss / d logits. */
    private void backwardLogits(int samples) {
        // d loss / d logits.weight = hidden^T delta, 32 x 10
        products.add(32, 10, samples, hidden, 1, 32, logitsDelta, 10, 1, logitsWeightGradient);
        // d loss / d logits.bias = sum over n of delta, 1 x 10
        for (int j = 0; j < 10; j++) {
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                sum += logitsDelta[n * 10 + j];
            }
            logitsBiasGradient[j] += sum;
        }
        // d loss / d hidden.pre = (delta W^T) (1 - hidden^2), N x 32
        products.multiply(samples, 32, 10, logitsDelta, 10, 1, logitsWeight, 1, 10, hiddenDelta);
        for (int i = 0; i < samples * 32; i++) {
            hiddenDelta[i] = hiddenDelta[i] * (1.0 - hidden[i] * hidden[i]);
        }
    }

    /** Backward through hidden, with delta = d loss / d hidden.pre. */
    private void backwardHidden(int samples, double[] input) {
        // d loss / d hidden.weight = input^T delta, 64 x 32
        products.add(64, 32, samples, input, 1, 64, hiddenDelta, 32, 1, hiddenWeightGradient);
        // d loss / d hidden.bias = sum over n of delta, 1 x 32
        for (int j = 0; j < 32; j++) {
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                sum += hiddenDelta[n * 32 + j];
            }
            hiddenBiasGradient[j] += sum;
        }
    }
}
