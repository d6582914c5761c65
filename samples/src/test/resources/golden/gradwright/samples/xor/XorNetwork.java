package gradwright.samples.xor;

import gradwright.runtime.Initializer;
import gradwright.runtime.Kernels;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.Elementary;
import gradwright.runtime.generated.Layout;
import gradwright.runtime.generated.Parameters;
import javax.annotation.processing.Generated;

/**
 * The network declared by {@link Xor}.
 *
 * <pre>{@code
 *   layer   shape   operation              parameters  kept for backward
 *   input   N x 2
 *   hidden  2 -> 8  tanh(input W + b)              24  N x 8
 *   answer  8 -> 1  sigmoid(hidden W + b)           9  N x 1
 *   loss            mse, mean over terms           33
 * }</pre>
 *
 * <p>The derivation, from the loss back. In a layer's part {@code W} and {@code b} are its own, {@code delta} is
 * {@code d loss / d} its pre-activation, {@code n} counts samples and {@code j} units.
 *
 * <pre>{@code
 *   losses                   = sum over j of (answer - target)^2 / N    N x 1
 *   d loss / d answer        = 2 (answer - target) / N                  N x 1
 *
 *   answer.pre               = hidden W + b                             N x 1
 *   answer                   = sigmoid(answer.pre)                      N x 1
 *   delta                    = (d loss / d answer) answer (1 - answer)  N x 1
 *   d loss / d answer.weight = hidden^T delta                           8 x 1
 *   d loss / d answer.bias   = sum over n of delta                      1 x 1
 *   d loss / d hidden        = delta W^T                                N x 8
 *
 *   hidden.pre               = input W + b                              N x 8
 *   hidden                   = tanh(hidden.pre)                         N x 8
 *   delta                    = (d loss / d hidden) (1 - hidden^2)       N x 8
 *   d loss / d hidden.weight = input^T delta                            2 x 8
 *   d loss / d hidden.bias   = sum over n of delta                      1 x 8
 * }</pre>
 */
@Generated("gradwright")
final class XorNetwork extends DoubleLearner {

    private static final Layout LAYOUT = Layout.of("Xor", 2)
            .layer("hidden", 8, "tanh(input W + b)", 8)
            .weight(2, 8, Initializer.GLOROT_UNIFORM).bias(8, Initializer.ZERO)
            .layer("answer", 1, "sigmoid(hidden W + b)", 1)
            .weight(8, 1, Initializer.GLOROT_UNIFORM).bias(1, Initializer.ZERO)
            .loss("mse, mean over terms");

    private final double[] hiddenWeight = values("hidden.weight"); // 2 x 8
    private final double[] hiddenBias = values("hidden.bias"); // 1 x 8
    private final double[] answerWeight = values("answer.weight"); // 8 x 1
    private final double[] answerBias = values("answer.bias"); // 1 x 1

    private final double[] hiddenWeightGradient = gradients("hidden.weight");
    private final double[] hiddenBiasGradient = gradients("hidden.bias");
    private final double[] answerWeightGradient = gradients("answer.weight");
    private final double[] answerBiasGradient = gradients("answer.bias");

    private double[] hidden = {}; // N x 8
    private double[] answer = {}; // N x 1
    private double[] answerDelta = {}; // N x 1, d loss / d answer.pre
    private double[] hiddenDelta = {}; // N x 8, d loss / d hidden.pre

    private XorNetwork(Parameters parameters, Kernels kernels) {
        super(LAYOUT, parameters, kernels);
    }

    /** A network with parameters initialised from {@code seed}, the same on every machine. */
    static XorNetwork create(long seed) {
        return create(seed, Kernels.plain());
    }

    /** The same, whose large products {@code kernels} compute. */
    static XorNetwork create(long seed, Kernels kernels) {
        return new XorNetwork(Parameters.initialised(LAYOUT, seed), kernels);
    }

    @Override
    public XorNetwork replica() {
        return new XorNetwork(parameterSet().shared(), kernels());
    }

    @Override
    public XorNetwork copy() {
        return new XorNetwork(parameterSet().copied(), kernels());
    }

    @Override
    protected void reserve(int samples) {
        hidden = new double[samples * 8];
        answer = new double[samples];
        answerDelta = answer; // in place
        hiddenDelta = hidden; // in place
    }

    @Override
    protected void predict(int samples, double[] input, double[] answer) {
        forwardHidden(samples, input);
        forwardAnswer(samples, answer);
    }

    @Override
    protected void losses(int samples, double[] input, double[] targets, double[] losses) {
        predict(samples, input, answer);
        lossOf(samples, answer, targets, losses);
    }

    @Override
    protected void addGradient(int samples, double[] input, double[] targets, double[] weights, double[] losses) {
        predict(samples, input, answer);
        backwardLoss(samples, answer, targets, weights, losses);
        requireFinite(samples, losses);
        backwardAnswer(samples);
        backwardHidden(samples, input);
    }

    /** hidden = tanh(input W + b), N x 8 */
    private void forwardHidden(int samples, double[] input) {
        for (int n = 0; n < samples; n++) {
            for (int j = 0; j < 8; j++) {
                double sum = hiddenBias[j];
                sum = Elementary.fma(input[n * 2], hiddenWeight[j], sum);
                sum = Elementary.fma(input[n * 2 + 1], hiddenWeight[8 + j], sum);
                hidden[n * 8 + j] = Elementary.tanh(sum);
            }
        }
    }

    /** answer = sigmoid(hidden W + b), N x 1 */
    private void forwardAnswer(int samples, double[] answer) {
        for (int n = 0; n < samples; n++) {
            double sum = answerBias[0];
            for (int k = 0; k < 8; k++) {
                sum = Elementary.fma(hidden[n * 8 + k], answerWeight[k], sum);
            }
            answer[n] = Elementary.sigmoid(sum);
        }
    }

    /** losses = sum over j of (answer - target)^2 / N, N x 1 */
    private void lossOf(int samples, double[] answer, double[] targets, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double sum = 0.0;
            double difference = answer[n] - targets[n];
            sum += difference * difference;
            losses[n] = sum / samples;
        }
    }

    /**
     * losses = sum over j of (answer - target)^2 / N, N x 1
     * d loss / d answer.pre = 2 weight (answer - target) answer (1 - answer) / N, N x 1
     */
    private void backwardLoss(int samples, double[] answer, double[] targets, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double sum = 0.0;
            double difference = answer[n] - targets[n];
            sum += difference * difference;
            answerDelta[n] = 2.0 * weights[n] * difference * answer[n] * (1.0 - answer[n]) / samples;
            losses[n] = sum / samples;
        }
    }

    /** Backward through answer, with delta = d loss / d answer.pre. */
    private void backwardAnswer(int samples) {
        // d loss / d answer.weight = hidden^T delta, 8 x 1
        for (int k = 0; k < 8; k++) {
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                sum = Elementary.fma(hidden[n * 8 + k], answerDelta[n], sum);
            }
            answerWeightGradient[k] += sum;
        }
        // d loss / d answer.bias = sum over n of delta, 1 x 1
        double sum = 0.0;
        for (int n = 0; n < samples; n++) {
            sum += answerDelta[n];
        }
        answerBiasGradient[0] += sum;
        // d loss / d hidden.pre = (delta W^T) (1 - hidden^2), N x 8
        for (int n = 0; n < samples; n++) {
            for (int k = 0; k < 8; k++) {
                double sum2 = 0.0;
                sum2 = Elementary.fma(answerDelta[n], answerWeight[k], sum2);
                hiddenDelta[n * 8 + k] = sum2 * (1.0 - hidden[n * 8 + k] * hidden[n * 8 + k]);
            }
        }
    }

    /** Backward through hidden, with delta = d loss / d hidden.pre. */
    private void backwardHidden(int samples, double[] input) {
        // d loss / d hidden.weight = input^T delta, 2 x 8
        // d loss / d hidden.bias = sum over n of delta, 1 x 8
        for (int j = 0; j < 8; j++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = hiddenDelta[n * 8 + j];
                sum0 = Elementary.fma(entry, input[n * 2], sum0);
                sum1 = Elementary.fma(entry, input[n * 2 + 1], sum1);
                sum += entry;
            }
            hiddenWeightGradient[j] += sum0;
            hiddenWeightGradient[8 + j] += sum1;
            hiddenBiasGradient[j] += sum;
        }
    }
}
