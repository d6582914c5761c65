package gradwright.samples.spirals;

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
 * The network declared by {@link Spirals}.
 *
 * <pre>{@code
 *   layer          shape     operation                         parameters  kept for backward
 *   input          N x 2
 *   first          2 -> 24   max(input W + b, 0)                       72  N x 24
 *   second         24 -> 24  max(first W + b, 0)                      600  N x 24
 *   probabilities  24 -> 2   softmax(second W + b)                     50  N x 2
 *   loss                     cross-entropy, mean over samples         722
 * }</pre>
 *
 * <p>The derivation, from the loss back. In a layer's part {@code W} and {@code b} are its own, {@code delta} is
 * {@code d loss / d} its pre-activation, {@code n} counts samples and {@code j} units.
 *
 * <pre>{@code
 *   losses                          = -sum over j of target logsoftmax(probabilities.pre) / N  N x 1
 *   losses                          = -logsoftmax(probabilities.pre)[label] / N                N x 1
 *   d loss / d probabilities        = -[target != 0] target / (N probabilities)                N x 2
 *   d loss / d probabilities        = -[j = label] / (N probabilities)                         N x 2
 *
 *   probabilities.pre               = second W + b                                             N x 2
 *   probabilities                   = softmax(probabilities.pre)                               N x 2
 *   delta                           = (probabilities (sum over j of target) - target) / N      N x 2
 *   delta                           = (probabilities - [j = label]) / N                        N x 2
 *   d loss / d probabilities.weight = second^T delta                                           24 x 2
 *   d loss / d probabilities.bias   = sum over n of delta                                      1 x 2
 *   d loss / d second               = delta W^T                                                N x 24
 *
 *   second.pre                      = first W + b                                              N x 24
 *   second                          = max(second.pre, 0)                                       N x 24
 *   delta                           = (d loss / d second) [second > 0]                         N x 24
 *   d loss / d second.weight        = first^T delta                                            24 x 24
 *   d loss / d second.bias          = sum over n of delta                                      1 x 24
 *   d loss / d first                = delta W^T                                                N x 24
 *
 *   first.pre                       = input W + b                                              N x 24
 *   first                           = max(first.pre, 0)                                        N x 24
 *   delta                           = (d loss / d first) [first > 0]                           N x 24
 *   d loss / d first.weight         = input^T delta                                            2 x 24
 *   d loss / d first.bias           = sum over n of delta                                      1 x 24
 * }</pre>
 */
@Generated("gradwright")
final class SpiralsNetwork extends DoubleClassifier {

    private static final Layout LAYOUT = Layout.of("Spirals", 2)
            .layer("first", 24, "max(input W + b, 0)", 24)
            .weight(2, 24, Initializer.HE_UNIFORM).bias(24, Initializer.ZERO)
            .layer("second", 24, "max(first W + b, 0)", 24)
            .weight(24, 24, Initializer.HE_UNIFORM).bias(24, Initializer.ZERO)
            .layer("probabilities", 2, "softmax(second W + b)", 2)
            .weight(24, 2, Initializer.GLOROT_UNIFORM).bias(2, Initializer.ZERO)
            .loss("cross-entropy, mean over samples");

    private final double[] firstWeight = values("first.weight"); // 2 x 24
    private final double[] firstBias = values("first.bias"); // 1 x 24
    private final double[] secondWeight = values("second.weight"); // 24 x 24
    private final double[] secondBias = values("second.bias"); // 1 x 24
    private final double[] probabilitiesWeight = values("probabilities.weight"); // 24 x 2
    private final double[] probabilitiesBias = values("probabilities.bias"); // 1 x 2

    private final double[] firstWeightGradient = gradients("first.weight");
    private final double[] firstBiasGradient = gradients("first.bias");
    private final double[] secondWeightGradient = gradients("second.weight");
    private final double[] secondBiasGradient = gradients("second.bias");
    private final double[] probabilitiesWeightGradient = gradients("probabilities.weight");
    private final double[] probabilitiesBiasGradient = gradients("probabilities.bias");

    private final DoubleProducts products = products();

    private double[] first = {}; // N x 24
    private double[] second = {}; // N x 24
    private double[] probabilitiesPre = {}; // N x 2
    private double[] probabilitiesLogSoftmax = {}; // N x 2
    private double[] probabilitiesExp = {}; // N x 2
    private double[] probabilitiesDelta = {}; // N x 2, d loss / d probabilities.pre
    private double[] secondDelta = {}; // N x 24, d loss / d second.pre
    private double[] firstDelta = {}; // N x 24, d loss / d first.pre

    private SpiralsNetwork(Parameters parameters, Kernels kernels) {
        super(LAYOUT, parameters, kernels);
    }

    /** A network with parameters initialised from {@code seed}, the same on every machine. */
    static SpiralsNetwork create(long seed) {
        return create(seed, Kernels.plain());
    }

    /** The same, whose large products {@code kernels} compute. */
    static SpiralsNetwork create(long seed, Kernels kernels) {
        return new SpiralsNetwork(Parameters.initialised(LAYOUT, seed), kernels);
    }

    @Override
    public SpiralsNetwork replica() {
        return new SpiralsNetwork(parameterSet().shared(), kernels());
    }

    @Override
    public SpiralsNetwork copy() {
        return new SpiralsNetwork(parameterSet().copied(), kernels());
    }

    @Override
    protected void reserve(int samples) {
        first = new double[samples * 24];
        second = new double[samples * 24];
        firstDelta = new double[samples * 24];
        probabilitiesPre = firstDelta; // not there at the same time
        probabilitiesLogSoftmax = firstDelta; // not there at the same time
        probabilitiesExp = new double[samples * 2];
        probabilitiesDelta = firstDelta; // not there at the same time
        secondDelta = second; // in place
    }

    @Override
    protected void predict(int samples, double[] input, double[] probabilities) {
        forwardFirst(samples, input);
        forwardSecond(samples);
        forwardProbabilities(samples);
        activateProbabilities(samples, probabilities);
    }

    @Override
    protected void losses(int samples, double[] input, double[] targets, double[] losses) {
        forwardFirst(samples, input);
        forwardSecond(samples);
        forwardProbabilities(samples);
        lossOf(samples, targets, losses);
    }

    @Override
    protected void losses(int samples, double[] input, int[] labels, double[] losses) {
        forwardFirst(samples, input);
        forwardSecond(samples);
        forwardProbabilities(samples);
        lossOf(samples, labels, losses);
    }

    @Override
    protected void addGradient(int samples, double[] input, double[] targets, double[] weights, double[] losses) {
        forwardFirst(samples, input);
        forwardSecond(samples);
        forwardProbabilities(samples);
        backwardLoss(samples, targets, weights, losses);
        requireFinite(samples, losses);
        backwardProbabilities(samples);
        backwardSecond(samples);
        backwardFirst(samples, input);
    }

    @Override
    protected void addGradient(int samples, double[] input, int[] labels, double[] weights, double[] losses) {
        forwardFirst(samples, input);
        forwardSecond(samples);
        forwardProbabilities(samples);
        backwardLoss(samples, labels, weights, losses);
        requireFinite(samples, losses);
        backwardProbabilities(samples);
        backwardSecond(samples);
        backwardFirst(samples, input);
    }

    /** first = max(input W + b, 0), N x 24 */
    private void forwardFirst(int samples, double[] input) {
        for (int n = 0; n < samples; n++) {
            for (int j = 0; j < 24; j++) {
                double sum = firstBias[j];
                sum = Elementary.fma(input[n * 2], firstWeight[j], sum);
                sum = Elementary.fma(input[n * 2 + 1], firstWeight[24 + j], sum);
                first[n * 24 + j] = Math.max(sum, 0.0);
            }
        }
    }

    /** second = max(first W + b, 0), N x 24 */
    private void forwardSecond(int samples) {
        products.multiply(samples, 24, 24, first, 24, 1, secondWeight, 24, 1, secondBias, 0, 1, second);
        for (int i = 0; i < samples * 24; i++) {
            second[i] = Math.max(second[i], 0.0);
        }
    }

    /** probabilities.pre = second W + b, N x 2 */
    private void forwardProbabilities(int samples) {
        for (int n = 0; n < samples; n++) {
            double sum0 = probabilitiesBias[0];
            double sum1 = probabilitiesBias[1];
            for (int k = 0; k < 24; k++) {
                double entry = second[n * 24 + k];
                sum0 = Elementary.fma(entry, probabilitiesWeight[k * 2], sum0);
                sum1 = Elementary.fma(entry, probabilitiesWeight[k * 2 + 1], sum1);
            }
            probabilitiesPre[n * 2] = sum0;
            probabilitiesPre[n * 2 + 1] = sum1;
        }
    }

    /** probabilities = softmax(probabilities.pre), N x 2 */
    private void activateProbabilities(int samples, double[] probabilities) {
        for (int n = 0; n < samples; n++) {
            Rows.softmax(probabilitiesPre, n * 2, 2, probabilities, n * 2);
        }
    }

    /** losses = -sum over j of target logsoftmax(probabilities.pre) / N, N x 1 */
    private void lossOf(int samples, double[] targets, double[] losses) {
        for (int n = 0; n < samples; n++) {
            Rows.logSoftmax(probabilitiesPre, n * 2, 2, probabilitiesLogSoftmax, n * 2);
            double sum = 0.0;
            for (int j = 0; j < 2; j++) {
                sum += targets[n * 2 + j] * probabilitiesLogSoftmax[n * 2 + j];
            }
            losses[n] = -sum / samples;
        }
    }

    /** losses = -logsoftmax(probabilities.pre)[label] / N, N x 1 */
    private void lossOf(int samples, int[] labels, double[] losses) {
        for (int n = 0; n < samples; n++) {
            losses[n] = -Rows.logSoftmaxAt(probabilitiesPre, n * 2, 2, labels[n]) / samples;
        }
    }

    /**
     * losses = -sum over j of target logsoftmax(probabilities.pre) / N, N x 1
     * d loss / d probabilities.pre = weight (softmax(probabilities.pre) (sum over j of target) - target) / N, N x 2
     */
    private void backwardLoss(int samples, double[] targets, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double largest = Double.NEGATIVE_INFINITY;
            double sum = 0.0;
            for (int j = 0; j < 2; j++) {
                largest = Math.max(largest, probabilitiesPre[n * 2 + j]);
                sum += targets[n * 2 + j];
            }
            double sum2 = 0.0;
            for (int j = 0; j < 2; j++) {
                double exp = Elementary.exp(probabilitiesPre[n * 2 + j] - largest);
                probabilitiesExp[n * 2 + j] = exp;
                sum2 += exp;
            }
            double log = Elementary.log(sum2);
            double sum3 = 0.0;
            for (int j = 0; j < 2; j++) {
                double logSoftmax = probabilitiesPre[n * 2 + j] - largest - log;
                sum3 += targets[n * 2 + j] * logSoftmax;
                double softmax = probabilitiesExp[n * 2 + j] / sum2;
                probabilitiesDelta[n * 2 + j] = weights[n] * (softmax * sum - targets[n * 2 + j]) / samples;
            }
            losses[n] = -sum3 / samples;
        }
    }

    /**
     * losses = -logsoftmax(probabilities.pre)[label] / N, N x 1
     * d loss / d probabilities.pre = weight (softmax(probabilities.pre) - [j = label]) / N, N x 2
     */
    private void backwardLoss(int samples, int[] labels, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            int label = labels[n];
            double entry = probabilitiesPre[n * 2 + label];
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < 2; j++) {
                largest = Math.max(largest, probabilitiesPre[n * 2 + j]);
            }
            double sum = 0.0;
            for (int j = 0; j < 2; j++) {
                double exp = Elementary.exp(probabilitiesPre[n * 2 + j] - largest);
                probabilitiesExp[n * 2 + j] = exp;
                sum += exp;
            }
            double log = Elementary.log(sum);
            double logSoftmax = entry - largest - log;
            losses[n] = -logSoftmax / samples;
            for (int j = 0; j < 2; j++) {
                double softmax = probabilitiesExp[n * 2 + j] / sum;
                probabilitiesDelta[n * 2 + j] = weights[n] * (softmax - (j == label ? 1.0 : 0.0)) / samples;
            }
        }
    }

    /** Backward through probabilities, with delta = d loss / d probabilities.pre. */
    private void backwardProbabilities(int samples) {
        // d loss / d probabilities.weight = second^T delta, 24 x 2
        for (int k = 0; k < 24; k++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = second[n * 24 + k];
                sum0 = Elementary.fma(entry, probabilitiesDelta[n * 2], sum0);
                sum1 = Elementary.fma(entry, probabilitiesDelta[n * 2 + 1], sum1);
            }
            probabilitiesWeightGradient[k * 2] += sum0;
            probabilitiesWeightGradient[k * 2 + 1] += sum1;
        }
        // d loss / d probabilities.bias = sum over n of delta, 1 x 2
        for (int j = 0; j < 2; j++) {
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                sum += probabilitiesDelta[n * 2 + j];
            }
            probabilitiesBiasGradient[j] += sum;
        }
        // d loss / d second.pre = (delta W^T) [second > 0], N x 24
        for (int n = 0; n < samples; n++) {
            for (int k = 0; k < 24; k++) {
                double sum = 0.0;
                sum = Elementary.fma(probabilitiesDelta[n * 2], probabilitiesWeight[k * 2], sum);
                sum = Elementary.fma(probabilitiesDelta[n * 2 + 1], probabilitiesWeight[k * 2 + 1], sum);
                secondDelta[n * 24 + k] = Elementary.where(second[n * 24 + k] > 0.0, sum, 0.0);
            }
        }
    }

    /** Backward through second, with delta = d loss / d second.pre. */
    private void backwardSecond(int samples) {
        // d loss / d second.weight = first^T delta, 24 x 24
        products.add(24, 24, samples, first, 1, 24, secondDelta, 24, 1, secondWeightGradient);
        // d loss / d second.bias = sum over n of delta, 1 x 24
        for (int j = 0; j < 24; j++) {
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                sum += secondDelta[n * 24 + j];
            }
            secondBiasGradient[j] += sum;
        }
        // d loss / d first.pre = (delta W^T) [first > 0], N x 24
        products.multiply(samples, 24, 24, secondDelta, 24, 1, secondWeight, 1, 24, firstDelta);
        for (int i = 0; i < samples * 24; i++) {
            firstDelta[i] = Elementary.where(first[i] > 0.0, firstDelta[i], 0.0);
        }
    }

    /** Backward through first, with delta = d loss / d first.pre. */
    private void backwardFirst(int samples, double[] input) {
        // d loss / d first.weight = input^T delta, 2 x 24
        // d loss / d first.bias = sum over n of delta, 1 x 24
        for (int j = 0; j < 24; j++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = firstDelta[n * 24 + j];
                sum0 = Elementary.fma(entry, input[n * 2], sum0);
                sum1 = Elementary.fma(entry, input[n * 2 + 1], sum1);
                sum += entry;
            }
            firstWeightGradient[j] += sum0;
            firstWeightGradient[24 + j] += sum1;
            firstBiasGradient[j] += sum;
        }
    }
}
