package gradwright.samples.iris;

import gradwright.runtime.Initializer;
import gradwright.runtime.Kernels;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.Elementary;
import gradwright.runtime.generated.Layout;
import gradwright.runtime.generated.Parameters;
import gradwright.runtime.generated.Rows;
import javax.annotation.processing.Generated;

/**
 * The network declared by {@link Iris}.
 *
 * <pre>{@code
 *   layer   shape    operation                                 parameters  kept for backward
 *   input   N x 4
 *   hidden  4 -> 16  tanh(input W + b)                                 80  N x 16
 *   logits  16 -> 3  hidden W + b                                      51  N x 3
 *   loss             softmax-cross-entropy, mean over samples         131
 * }</pre>
 *
 * <p>The derivation, from the loss back. In a layer's part {@code W} and {@code b} are its own, {@code delta} is
 * {@code d loss / d} its pre-activation, {@code n} counts samples and {@code j} units.
 *
 * <pre>{@code
 *   losses                   = -sum over j of target logsoftmax(logits) / N           N x 1
 *   losses                   = -logsoftmax(logits)[label] / N                         N x 1
 *   d loss / d logits        = (softmax(logits) (sum over j of target) - target) / N  N x 3
 *   d loss / d logits        = (softmax(logits) - [j = label]) / N                    N x 3
 *
 *   logits                   = hidden W + b                                           N x 3
 *   delta                    = d loss / d logits                                      N x 3
 *   d loss / d logits.weight = hidden^T delta                                         16 x 3
 *   d loss / d logits.bias   = sum over n of delta                                    1 x 3
 *   d loss / d hidden        = delta W^T                                              N x 16
 *
 *   hidden.pre               = input W + b                                            N x 16
 *   hidden                   = tanh(hidden.pre)                                       N x 16
 *   delta                    = (d loss / d hidden) (1 - hidden^2)                     N x 16
 *   d loss / d hidden.weight = input^T delta                                          4 x 16
 *   d loss / d hidden.bias   = sum over n of delta                                    1 x 16
 * }</pre>
 */
@Generated("gradwright")
final class IrisNetwork extends DoubleClassifier {

    private static final Layout LAYOUT = Layout.of("Iris", 4)
            .layer("hidden", 16, "tanh(input W + b)", 16)
            .weight(4, 16, Initializer.GLOROT_UNIFORM).bias(16, Initializer.ZERO)
            .layer("logits", 3, "hidden W + b", 3)
            .weight(16, 3, Initializer.GLOROT_UNIFORM).bias(3, Initializer.ZERO)
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
    private double[] logits = {}; // N x 3
    private double[] logitsLogSoftmax = {}; // N x 3
    private double[] logitsExp = {}; // N x 3
    private double[] logitsDelta = {}; // N x 3, d loss / d logits
    private double[] hiddenDelta = {}; // N x 16, d loss / d hidden.pre

    private IrisNetwork(Parameters parameters, Kernels kernels) {
        super(LAYOUT, parameters, kernels);
    }

    /** A network with parameters initialised from {@code seed}, the same on every machine. */
    static IrisNetwork create(long seed) {
        return create(seed, Kernels.plain());
    }

    /** The same, whose large products {@code kernels} compute. */
    static IrisNetwork create(long seed, Kernels kernels) {
        return new IrisNetwork(Parameters.initialised(LAYOUT, seed), kernels);
    }

    @Override
    public IrisNetwork replica() {
        return new IrisNetwork(parameterSet().shared(), kernels());
    }

    @Override
    public IrisNetwork copy() {
        return new IrisNetwork(parameterSet().copied(), kernels());
    }

    @Override
    protected void reserve(int samples) {
        hidden = new double[samples * 16];
        logits = new double[samples * 3];
        logitsLogSoftmax = logits; // in place
        logitsExp = new double[samples * 3];
        logitsDelta = logits; // in place
        hiddenDelta = hidden; // in place
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

    /** hidden = tanh(input W + b), N x 16 */
    private void forwardHidden(int samples, double[] input) {
        for (int n = 0; n < samples; n++) {
            for (int j = 0; j < 16; j++) {
                double sum = hiddenBias[j];
                sum = Elementary.fma(input[n * 4], hiddenWeight[j], sum);
                sum = Elementary.fma(input[n * 4 + 1], hiddenWeight[16 + j], sum);
                sum = Elementary.fma(input[n * 4 + 2], hiddenWeight[32 + j], sum);
                sum = Elementary.fma(input[n * 4 + 3], hiddenWeight[48 + j], sum);
                hidden[n * 16 + j] = Elementary.tanh(sum);
            }
        }
    }

    /** logits = hidden W + b, N x 3 */
    private void forwardLogits(int samples, double[] logits) {
        for (int n = 0; n < samples; n++) {
            double sum0 = logitsBias[0];
            double sum1 = logitsBias[1];
            double sum2 = logitsBias[2];
            for (int k = 0; k < 16; k++) {
                double entry = hidden[n * 16 + k];
                sum0 = Elementary.fma(entry, logitsWeight[k * 3], sum0);
                sum1 = Elementary.fma(entry, logitsWeight[k * 3 + 1], sum1);
                sum2 = Elementary.fma(entry, logitsWeight[k * 3 + 2], sum2);
            }
            logits[n * 3] = sum0;
            logits[n * 3 + 1] = sum1;
            logits[n * 3 + 2] = sum2;
        }
    }

    /** losses = -sum over j of target logsoftmax(logits) / N, N x 1 */
    private void lossOf(int samples, double[] logits, double[] targets, double[] losses) {
        for (int n = 0; n < samples; n++) {
            Rows.logSoftmax(logits, n * 3, 3, logitsLogSoftmax, n * 3);
            double sum = 0.0;
            for (int j = 0; j < 3; j++) {
                sum += targets[n * 3 + j] * logitsLogSoftmax[n * 3 + j];
            }
            losses[n] = -sum / samples;
        }
    }

    /** losses = -logsoftmax(logits)[label] / N, N x 1 */
    private void lossOf(int samples, double[] logits, int[] labels, double[] losses) {
        for (int n = 0; n < samples; n++) {
            losses[n] = -Rows.logSoftmaxAt(logits, n * 3, 3, labels[n]) / samples;
        }
    }

    /**
     * losses = -sum over j of target logsoftmax(logits) / N, N x 1
     * d loss / d logits = weight (softmax(logits) (sum over j of target) - target) / N, N x 3
     */
    private void backwardLoss(int samples, double[] logits, double[] targets, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double largest = Double.NEGATIVE_INFINITY;
            double sum = 0.0;
            for (int j = 0; j < 3; j++) {
                largest = Math.max(largest, logits[n * 3 + j]);
                sum += targets[n * 3 + j];
            }
            double sum2 = 0.0;
            for (int j = 0; j < 3; j++) {
                double exp = Elementary.exp(logits[n * 3 + j] - largest);
                logitsExp[n * 3 + j] = exp;
                sum2 += exp;
            }
            double log = Elementary.log(sum2);
            double sum3 = 0.0;
            for (int j = 0; j < 3; j++) {
                double logSoftmax = logits[n * 3 + j] - largest - log;
                sum3 += targets[n * 3 + j] * logSoftmax;
                double softmax = logitsExp[n * 3 + j] / sum2;
                logitsDelta[n * 3 + j] = weights[n] * (softmax * sum - targets[n * 3 + j]) / samples;
            }
            losses[n] = -sum3 / samples;
        }
    }

    /**
     * losses = -logsoftmax(logits)[label] / N, N x 1
     * d loss / d logits = weight (softmax(logits) - [j = label]) / N, N x 3
     */
    private void backwardLoss(int samples, double[] logits, int[] labels, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            int label = labels[n];
            double entry = logits[n * 3 + label];
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < 3; j++) {
                largest = Math.max(largest, logits[n * 3 + j]);
            }
            double sum = 0.0;
            for (int j = 0; j < 3; j++) {
                double exp = Elementary.exp(logits[n * 3 + j] - largest);
                logitsExp[n * 3 + j] = exp;
                sum += exp;
            }
            double log = Elementary.log(sum);
            double logSoftmax = entry - largest - log;
            losses[n] = -logSoftmax / samples;
            for (int j = 0; j < 3; j++) {
                double softmax = logitsExp[n * 3 + j] / sum;
                logitsDelta[n * 3 + j] = weights[n] * (softmax - (j == label ? 1.0 : 0.0)) / samples;
            }
        }
    }

    /** Backward through logits, with delta = d loss / d logits. */
    private void backwardLogits(int samples) {
        // d loss / d logits.weight = hidden^T delta, 16 x 3
        for (int k = 0; k < 16; k++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum2 = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = hidden[n * 16 + k];
                sum0 = Elementary.fma(entry, logitsDelta[n * 3], sum0);
                sum1 = Elementary.fma(entry, logitsDelta[n * 3 + 1], sum1);
                sum2 = Elementary.fma(entry, logitsDelta[n * 3 + 2], sum2);
            }
            logitsWeightGradient[k * 3] += sum0;
            logitsWeightGradient[k * 3 + 1] += sum1;
            logitsWeightGradient[k * 3 + 2] += sum2;
        }
        // d loss / d logits.bias = sum over n of delta, 1 x 3
        for (int j = 0; j < 3; j++) {
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                sum += logitsDelta[n * 3 + j];
            }
            logitsBiasGradient[j] += sum;
        }
        // d loss / d hidden.pre = (delta W^T) (1 - hidden^2), N x 16
        for (int n = 0; n < samples; n++) {
            for (int k = 0; k < 16; k++) {
                double sum = 0.0;
                sum = Elementary.fma(logitsDelta[n * 3], logitsWeight[k * 3], sum);
                sum = Elementary.fma(logitsDelta[n * 3 + 1], logitsWeight[k * 3 + 1], sum);
                sum = Elementary.fma(logitsDelta[n * 3 + 2], logitsWeight[k * 3 + 2], sum);
                hiddenDelta[n * 16 + k] = sum * (1.0 - hidden[n * 16 + k] * hidden[n * 16 + k]);
            }
        }
    }

    /** Backward through hidden, with delta = d loss / d hidden.pre. */
    private void backwardHidden(int samples, double[] input) {
        // d loss / d hidden.weight = input^T delta, 4 x 16
        // d loss / d hidden.bias = sum over n of delta, 1 x 16
        for (int j = 0; j < 16; j++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum2 = 0.0;
            double sum3 = 0.0;
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = hiddenDelta[n * 16 + j];
                sum0 = Elementary.fma(entry, input[n * 4], sum0);
                sum1 = Elementary.fma(entry, input[n * 4 + 1], sum1);
                sum2 = Elementary.fma(entry, input[n * 4 + 2], sum2);
                sum3 = Elementary.fma(entry, input[n * 4 + 3], sum3);
                sum += entry;
            }
            hiddenWeightGradient[j] += sum0;
            hiddenWeightGradient[16 + j] += sum1;
            hiddenWeightGradient[32 + j] += sum2;
            hiddenWeightGradient[48 + j] += sum3;
            hiddenBiasGradient[j] += sum;
        }
    }
}
