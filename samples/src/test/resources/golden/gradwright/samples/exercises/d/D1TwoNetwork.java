package gradwright.samples.exercises.d;

import gradwright.runtime.Initializer;
import gradwright.runtime.InputGradient;
import gradwright.runtime.Kernels;
import gradwright.runtime.Trace;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.Elementary;
import gradwright.runtime.generated.Layout;
import gradwright.runtime.generated.Parameters;
import gradwright.runtime.generated.TraceRecorder;
import gradwright.runtime.generated.Tracer;
import javax.annotation.processing.Generated;
import org.ejml.data.DMatrixRMaj;

/**
 * The network declared by {@link D1Two}.
 *
 * <pre>{@code
 *   layer  shape   operation                          parameters  kept for backward
 *   input  2 x N
 *   Z1     2 -> 3  tanh(W input + b)                           9  3 x N
 *   Z2     3 -> 2  W Z1 + b                                    8  2 x N
 *   loss           mse, mean over samples, times 0.5          17
 * }</pre>
 *
 * <p>The derivation, from the loss back. In a layer's part {@code W} and {@code b} are its own, {@code delta} is
 * {@code d loss / d} its pre-activation, {@code n} counts samples and {@code j} units.
 *
 * <pre>{@code
 *   losses               = sum over j of (Z2 - target)^2 / (2 N)  1 x N
 *   d loss / d Z2        = (Z2 - target) / N                      2 x N
 *
 *   Z2                   = W Z1 + b                               2 x N
 *   delta                = d loss / d Z2                          2 x N
 *   d loss / d Z2.weight = delta Z1^T                             2 x 3
 *   d loss / d Z2.bias   = sum over n of delta                    2 x 1
 *   d loss / d Z1        = W^T delta                              3 x N
 *
 *   Z1.pre               = W input + b                            3 x N
 *   Z1                   = tanh(Z1.pre)                           3 x N
 *   delta                = (d loss / d Z1) (1 - Z1^2)             3 x N
 *   d loss / d Z1.weight = delta input^T                          3 x 2
 *   d loss / d Z1.bias   = sum over n of delta                    3 x 1
 *   d loss / d input     = W^T delta                              2 x N
 * }</pre>
 */
@Generated("gradwright")
final class D1TwoNetwork extends DoubleLearner implements InputGradient<DMatrixRMaj> {

    private static final Layout LAYOUT = Layout.ofColumns("D1Two", 2)
            .layer("Z1", 3, "tanh(W input + b)", 3)
            .weightOutByIn(2, 3, Initializer.GLOROT_UNIFORM).bias(3, Initializer.ZERO)
            .layer("Z2", 2, "W Z1 + b", 2)
            .weightOutByIn(3, 2, Initializer.GLOROT_UNIFORM).bias(2, Initializer.ZERO)
            .loss("mse, mean over samples, times 0.5");

    private final double[] Z1Weight = values("Z1.weight"); // 3 x 2
    private final double[] Z1Bias = values("Z1.bias"); // 3 x 1
    private final double[] Z2Weight = values("Z2.weight"); // 2 x 3
    private final double[] Z2Bias = values("Z2.bias"); // 2 x 1

    private final double[] Z1WeightGradient = gradients("Z1.weight");
    private final double[] Z1BiasGradient = gradients("Z1.bias");
    private final double[] Z2WeightGradient = gradients("Z2.weight");
    private final double[] Z2BiasGradient = gradients("Z2.bias");

    private double[] Z1 = {}; // 3 x N
    private double[] Z2 = {}; // 2 x N
    private double[] Z2Delta = {}; // 2 x N, d loss / d Z2
    private double[] Z1Delta = {}; // 3 x N, d loss / d Z1.pre
    private double[] inputGradient = {}; // 2 x N, d loss / d input

    private D1TwoNetwork(Parameters parameters, Kernels kernels) {
        super(LAYOUT, parameters, kernels);
    }

    /** A network with parameters initialised from {@code seed}, the same on every machine. */
    static D1TwoNetwork create(long seed) {
        return create(seed, Kernels.plain());
    }

    /** The same, whose large products {@code kernels} compute. */
    static D1TwoNetwork create(long seed, Kernels kernels) {
        return new D1TwoNetwork(Parameters.initialised(LAYOUT, seed), kernels);
    }

    @Override
    public D1TwoNetwork replica() {
        return new D1TwoNetwork(parameterSet().shared(), kernels());
    }

    @Override
    public D1TwoNetwork copy() {
        return new D1TwoNetwork(parameterSet().copied(), kernels());
    }

    /**
     * The gradient by the input, 2 x N, that the last call of {@code gradient} left: a matrix that
     * the next one overwrites.
     */
    @Override
    public DMatrixRMaj inputGradient() {
        return inputGradient(inputGradient);
    }

    /** Everything that {@code gradient(x, targets)} computes on its way, by name; changes nothing. */
    public Trace<DMatrixRMaj> trace(DMatrixRMaj x, DMatrixRMaj targets) {
        return trace(x, targets, new Tracing());
    }

    @Override
    protected void reserve(int samples) {
        Z1 = new double[samples * 3];
        Z2 = new double[samples * 2];
        Z2Delta = Z2; // in place
        Z1Delta = Z1; // in place
        inputGradient = new double[samples * 2];
    }

    @Override
    protected void predict(int samples, double[] input, double[] Z2) {
        forwardZ1(samples, input);
        forwardZ2(samples, Z2);
    }

    @Override
    protected void losses(int samples, double[] input, double[] targets, double[] losses) {
        predict(samples, input, Z2);
        lossOf(samples, Z2, targets, losses);
    }

    @Override
    protected void addGradient(int samples, double[] input, double[] targets, double[] weights, double[] losses) {
        predict(samples, input, Z2);
        backwardLoss(samples, Z2, targets, weights, losses);
        requireFinite(samples, losses);
        backwardZ2(samples);
        backwardZ1(samples, input);
    }

    /** Z1 = tanh(W input + b), 3 x N */
    private void forwardZ1(int samples, double[] input) {
        for (int j = 0; j < 3; j++) {
            for (int n = 0; n < samples; n++) {
                double sum = Z1Bias[j];
                sum = Elementary.fma(input[n], Z1Weight[j * 2], sum);
                sum = Elementary.fma(input[samples + n], Z1Weight[j * 2 + 1], sum);
                Z1[j * samples + n] = Elementary.tanh(sum);
            }
        }
    }

    /** Z2 = W Z1 + b, 2 x N */
    private void forwardZ2(int samples, double[] Z2) {
        for (int j = 0; j < 2; j++) {
            for (int n = 0; n < samples; n++) {
                double sum = Z2Bias[j];
                sum = Elementary.fma(Z1[n], Z2Weight[j * 3], sum);
                sum = Elementary.fma(Z1[samples + n], Z2Weight[j * 3 + 1], sum);
                sum = Elementary.fma(Z1[samples * 2 + n], Z2Weight[j * 3 + 2], sum);
                Z2[j * samples + n] = sum;
            }
        }
    }

    /** losses = sum over j of (Z2 - target)^2 / (2 N), 1 x N */
    private void lossOf(int samples, double[] Z2, double[] targets, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double sum = 0.0;
            for (int j = 0; j < 2; j++) {
                double difference = Z2[j * samples + n] - targets[j * samples + n];
                sum += difference * difference;
            }
            losses[n] = sum / (2.0 * samples);
        }
    }

    /**
     * losses = sum over j of (Z2 - target)^2 / (2 N), 1 x N
     * d loss / d Z2 = weight (Z2 - target) / N, 2 x N
     */
    private void backwardLoss(int samples, double[] Z2, double[] targets, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double sum = 0.0;
            for (int j = 0; j < 2; j++) {
                double difference = Z2[j * samples + n] - targets[j * samples + n];
                sum += difference * difference;
                Z2Delta[j * samples + n] = weights[n] * difference / samples;
            }
            losses[n] = sum / (2.0 * samples);
        }
    }

    /** Backward through Z2, with delta = d loss / d Z2. */
    private void backwardZ2(int samples) {
        // d loss / d Z2.weight = delta Z1^T, 2 x 3
        // d loss / d Z2.bias = sum over n of delta, 2 x 1
        for (int j = 0; j < 2; j++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum2 = 0.0;
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = Z2Delta[j * samples + n];
                sum0 = Elementary.fma(entry, Z1[n], sum0);
                sum1 = Elementary.fma(entry, Z1[samples + n], sum1);
                sum2 = Elementary.fma(entry, Z1[samples * 2 + n], sum2);
                sum += entry;
            }
            Z2WeightGradient[j * 3] += sum0;
            Z2WeightGradient[j * 3 + 1] += sum1;
            Z2WeightGradient[j * 3 + 2] += sum2;
            Z2BiasGradient[j] += sum;
        }
        // d loss / d Z1.pre = (W^T delta) (1 - Z1^2), 3 x N
        for (int k = 0; k < 3; k++) {
            for (int n = 0; n < samples; n++) {
                double sum = 0.0;
                sum = Elementary.fma(Z2Delta[n], Z2Weight[k], sum);
                sum = Elementary.fma(Z2Delta[samples + n], Z2Weight[3 + k], sum);
                Z1Delta[k * samples + n] = sum * (1.0 - Z1[k * samples + n] * Z1[k * samples + n]);
            }
        }
    }

    /** Backward through Z1, with delta = d loss / d Z1.pre. */
    private void backwardZ1(int samples, double[] input) {
        // d loss / d Z1.weight = delta input^T, 3 x 2
        // d loss / d Z1.bias = sum over n of delta, 3 x 1
        for (int j = 0; j < 3; j++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = Z1Delta[j * samples + n];
                sum0 = Elementary.fma(entry, input[n], sum0);
                sum1 = Elementary.fma(entry, input[samples + n], sum1);
                sum += entry;
            }
            Z1WeightGradient[j * 2] += sum0;
            Z1WeightGradient[j * 2 + 1] += sum1;
            Z1BiasGradient[j] += sum;
        }
        // d loss / d input = W^T delta, 2 x N
        for (int k = 0; k < 2; k++) {
            for (int n = 0; n < samples; n++) {
                double sum = 0.0;
                sum = Elementary.fma(Z1Delta[n], Z1Weight[k], sum);
                sum = Elementary.fma(Z1Delta[samples + n], Z1Weight[2 + k], sum);
                sum = Elementary.fma(Z1Delta[samples * 2 + n], Z1Weight[4 + k], sum);
                inputGradient[k * samples + n] = sum;
            }
        }
    }

    /** A gradient with every value on its way, each kept in an array of its own. */
    private final class Tracing extends Tracer<double[]> {

        private double[] Z1Pre = {}; // 3 x N
        private double[] Z1 = {}; // 3 x N
        private double[] Z2 = {}; // 2 x N
        private double[] Z2Delta = {}; // 2 x N, d loss / d Z2
        private double[] Z2WeightGradient = {}; // 2 x 3, d loss / d Z2.weight
        private double[] Z2BiasGradient = {}; // 2 x 1, d loss / d Z2.bias
        private double[] Z1OutputDelta = {}; // 3 x N, d loss / d Z1
        private double[] Z1Delta = {}; // 3 x N, d loss / d Z1.pre
        private double[] Z1WeightGradient = {}; // 3 x 2, d loss / d Z1.weight
        private double[] Z1BiasGradient = {}; // 3 x 1, d loss / d Z1.bias
        private double[] inputDelta = {}; // 2 x N, d loss / d input

        @Override
        protected void reserve(int samples) {
            Z1Pre = new double[samples * 3];
            Z1 = new double[samples * 3];
            Z2 = new double[samples * 2];
            Z2Delta = new double[samples * 2];
            Z2WeightGradient = new double[6];
            Z2BiasGradient = new double[2];
            Z1OutputDelta = new double[samples * 3];
            Z1Delta = new double[samples * 3];
            Z1WeightGradient = new double[6];
            Z1BiasGradient = new double[3];
            inputDelta = new double[samples * 2];
        }

        @Override
        protected void trace(int samples, double[] input, double[] targets, double[] weights,
                double[] losses, TraceRecorder<double[]> recorder) {
            forwardZ1(samples, input);
            forwardZ2(samples);
            backwardLoss(samples, targets, weights, losses);
            backwardZ2(samples);
            backwardZ1(samples, input);
            record(samples, recorder);
        }

        private void record(int samples, TraceRecorder<double[]> recorder) {
            recorder.value("Z1.pre", Z1Pre, 3, samples);
            recorder.value("Z1", Z1, 3, samples);
            recorder.value("Z2.pre", Z2, 2, samples);
            recorder.value("Z2", Z2, 2, samples);
            recorder.gradient("Z2", Z2Delta, 2, samples);
            recorder.gradient("Z2.pre", Z2Delta, 2, samples);
            recorder.gradient("Z2.weight", Z2WeightGradient);
            recorder.gradient("Z2.bias", Z2BiasGradient);
            recorder.gradient("Z1", Z1OutputDelta, 3, samples);
            recorder.gradient("Z1.pre", Z1Delta, 3, samples);
            recorder.gradient("Z1.weight", Z1WeightGradient);
            recorder.gradient("Z1.bias", Z1BiasGradient);
            recorder.gradient("input", inputDelta, 2, samples);
        }

        /**
         * Z1.pre = W input + b, 3 x N
         * Z1 = tanh(Z1.pre), 3 x N
         */
        private void forwardZ1(int samples, double[] input) {
            for (int j = 0; j < 3; j++) {
                for (int n = 0; n < samples; n++) {
                    double sum = Z1Bias[j];
                    sum = Elementary.fma(input[n], Z1Weight[j * 2], sum);
                    sum = Elementary.fma(input[samples + n], Z1Weight[j * 2 + 1], sum);
                    Z1Pre[j * samples + n] = sum;
                    Z1[j * samples + n] = Elementary.tanh(sum);
                }
            }
        }

        /** Z2 = W Z1 + b, 2 x N */
        private void forwardZ2(int samples) {
            for (int j = 0; j < 2; j++) {
                for (int n = 0; n < samples; n++) {
                    double sum = Z2Bias[j];
                    sum = Elementary.fma(Z1[n], Z2Weight[j * 3], sum);
                    sum = Elementary.fma(Z1[samples + n], Z2Weight[j * 3 + 1], sum);
                    sum = Elementary.fma(Z1[samples * 2 + n], Z2Weight[j * 3 + 2], sum);
                    Z2[j * samples + n] = sum;
                }
            }
        }

        /**
         * losses = sum over j of (Z2 - target)^2 / (2 N), 1 x N
         * d loss / d Z2 = weight (Z2 - target) / N, 2 x N
         */
        private void backwardLoss(int samples, double[] targets, double[] weights, double[] losses) {
            for (int n = 0; n < samples; n++) {
                double sum = 0.0;
                for (int j = 0; j < 2; j++) {
                    double difference = Z2[j * samples + n] - targets[j * samples + n];
                    sum += difference * difference;
                    Z2Delta[j * samples + n] = weights[n] * difference / samples;
                }
                losses[n] = sum / (2.0 * samples);
            }
        }

        /** Backward through Z2, with delta = d loss / d Z2. */
        private void backwardZ2(int samples) {
            // d loss / d Z2.weight = delta Z1^T, 2 x 3
            // d loss / d Z2.bias = sum over n of delta, 2 x 1
            for (int j = 0; j < 2; j++) {
                double sum0 = 0.0;
                double sum1 = 0.0;
                double sum2 = 0.0;
                double sum = 0.0;
                for (int n = 0; n < samples; n++) {
                    double entry = Z2Delta[j * samples + n];
                    sum0 = Elementary.fma(entry, Z1[n], sum0);
                    sum1 = Elementary.fma(entry, Z1[samples + n], sum1);
                    sum2 = Elementary.fma(entry, Z1[samples * 2 + n], sum2);
                    sum += entry;
                }
                Z2WeightGradient[j * 3] = sum0;
                Z2WeightGradient[j * 3 + 1] = sum1;
                Z2WeightGradient[j * 3 + 2] = sum2;
                Z2BiasGradient[j] = sum;
            }
            // d loss / d Z1 = W^T delta, 3 x N
            // d loss / d Z1.pre = (d loss / d Z1) (1 - Z1^2), 3 x N
            for (int k = 0; k < 3; k++) {
                for (int n = 0; n < samples; n++) {
                    double sum = 0.0;
                    sum = Elementary.fma(Z2Delta[n], Z2Weight[k], sum);
                    sum = Elementary.fma(Z2Delta[samples + n], Z2Weight[3 + k], sum);
                    Z1OutputDelta[k * samples + n] = sum;
                    Z1Delta[k * samples + n] = sum * (1.0 - Z1[k * samples + n] * Z1[k * samples + n]);
                }
            }
        }

        /** Backward through Z1, with delta = d loss / d Z1.pre. */
        private void backwardZ1(int samples, double[] input) {
            // d loss / d Z1.weight = delta input^T, 3 x 2
            // d loss / d Z1.bias = sum over n of delta, 3 x 1
            for (int j = 0; j < 3; j++) {
                double sum0 = 0.0;
                double sum1 = 0.0;
                double sum = 0.0;
                for (int n = 0; n < samples; n++) {
                    double entry = Z1Delta[j * samples + n];
                    sum0 = Elementary.fma(entry, input[n], sum0);
                    sum1 = Elementary.fma(entry, input[samples + n], sum1);
                    sum += entry;
                }
                Z1WeightGradient[j * 2] = sum0;
                Z1WeightGradient[j * 2 + 1] = sum1;
                Z1BiasGradient[j] = sum;
            }
            // d loss / d input = W^T delta, 2 x N
            for (int k = 0; k < 2; k++) {
                for (int n = 0; n < samples; n++) {
                    double sum = 0.0;
                    sum = Elementary.fma(Z1Delta[n], Z1Weight[k], sum);
                    sum = Elementary.fma(Z1Delta[samples + n], Z1Weight[2 + k], sum);
                    sum = Elementary.fma(Z1Delta[samples * 2 + n], Z1Weight[4 + k], sum);
                    inputDelta[k * samples + n] = sum;
                }
            }
        }
    }
}
