package gradwright.samples.exercises.d;

import gradwright.runtime.Initializer;
import gradwright.runtime.InputGradient;
import gradwright.runtime.Kernels;
import gradwright.runtime.Trace;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.Elementary;
import gradwright.runtime.generated.Layout;
import gradwright.runtime.generated.Parameters;
import gradwright.runtime.generated.Rows;
import gradwright.runtime.generated.TraceRecorder;
import gradwright.runtime.generated.Tracer;
import javax.annotation.processing.Generated;
import org.ejml.data.DMatrixRMaj;

/**
 * The network declared by {@link D4PreActivations}.
 *
 * <pre>{@code
 *   layer  shape   operation                          parameters  kept for backward
 *   input  3 x N
 *   Z1     3 -> 4  tanh(W input + b)                          16  4 x N
 *   Z2     4 -> 3  max(W Z1 + b, 0)                           15  3 x N
 *   Z3     3 -> 2  W Z2 + b                                    8  2 x N
 *   loss           mse, mean over samples, times 0.5          39
 * }</pre>
 *
 * <p>The derivation, from the loss back. In a layer's part {@code W} and {@code b} are its own, {@code delta} is
 * {@code d loss / d} its pre-activation, {@code n} counts samples and {@code j} units.
 *
 * <pre>{@code
 *   losses               = sum over j of (Z3 - target)^2 / (2 N)  1 x N
 *   d loss / d Z3        = (Z3 - target) / N                      2 x N
 *
 *   Z3                   = W Z2 + b                               2 x N
 *   delta                = d loss / d Z3                          2 x N
 *   d loss / d Z3.weight = delta Z2^T                             2 x 3
 *   d loss / d Z3.bias   = sum over n of delta                    2 x 1
 *   d loss / d Z2        = W^T delta                              3 x N
 *
 *   Z2.pre               = W Z1 + b                               3 x N
 *   Z2                   = max(Z2.pre, 0)                         3 x N
 *   delta                = (d loss / d Z2) [Z2 > 0]               3 x N
 *   d loss / d Z2.weight = delta Z1^T                             3 x 4
 *   d loss / d Z2.bias   = sum over n of delta                    3 x 1
 *   d loss / d Z1        = W^T delta                              4 x N
 *
 *   Z1.pre               = W input + b                            4 x N
 *   Z1                   = tanh(Z1.pre)                           4 x N
 *   delta                = (d loss / d Z1) (1 - Z1^2)             4 x N
 *   d loss / d Z1.weight = delta input^T                          4 x 3
 *   d loss / d Z1.bias   = sum over n of delta                    4 x 1
 *   d loss / d input     = W^T delta                              3 x N
 * }</pre>
 */
@Generated("gradwright")
final class D4PreActivationsNetwork extends DoubleLearner implements InputGradient<DMatrixRMaj> {

    private static final Layout LAYOUT = Layout.ofColumns("D4PreActivations", 3)
            .layer("Z1", 4, "tanh(W input + b)", 4)
            .weightOutByIn(3, 4, Initializer.GLOROT_UNIFORM).bias(4, Initializer.ZERO)
            .layer("Z2", 3, "max(W Z1 + b, 0)", 3)
            .weightOutByIn(4, 3, Initializer.HE_UNIFORM).bias(3, Initializer.ZERO)
            .layer("Z3", 2, "W Z2 + b", 2)
            .weightOutByIn(3, 2, Initializer.GLOROT_UNIFORM).bias(2, Initializer.ZERO)
            .loss("mse, mean over samples, times 0.5");

    private final double[] Z1Weight = values("Z1.weight"); // 4 x 3
    private final double[] Z1Bias = values("Z1.bias"); // 4 x 1
    private final double[] Z2Weight = values("Z2.weight"); // 3 x 4
    private final double[] Z2Bias = values("Z2.bias"); // 3 x 1
    private final double[] Z3Weight = values("Z3.weight"); // 2 x 3
    private final double[] Z3Bias = values("Z3.bias"); // 2 x 1

    private final double[] Z1WeightGradient = gradients("Z1.weight");
    private final double[] Z1BiasGradient = gradients("Z1.bias");
    private final double[] Z2WeightGradient = gradients("Z2.weight");
    private final double[] Z2BiasGradient = gradients("Z2.bias");
    private final double[] Z3WeightGradient = gradients("Z3.weight");
    private final double[] Z3BiasGradient = gradients("Z3.bias");

    private double[] Z1Pre = {}; // 4 x N
    private double[] Z1 = {}; // 4 x N
    private double[] Z2Pre = {}; // 3 x N
    private double[] Z2 = {}; // 3 x N
    private double[] Z3 = {}; // 2 x N
    private double[] Z3Delta = {}; // 2 x N, d loss / d Z3
    private double[] Z2Delta = {}; // 3 x N, d loss / d Z2.pre
    private double[] Z1Delta = {}; // 4 x N, d loss / d Z1.pre
    private double[] inputGradient = {}; // 3 x N, d loss / d input

    private D4PreActivationsNetwork(Parameters parameters, Kernels kernels) {
        super(LAYOUT, parameters, kernels);
    }

    /** A network with parameters initialised from {@code seed}, the same on every machine. */
    static D4PreActivationsNetwork create(long seed) {
        return create(seed, Kernels.plain());
    }

    /** The same, whose large products {@code kernels} compute. */
    static D4PreActivationsNetwork create(long seed, Kernels kernels) {
        return new D4PreActivationsNetwork(Parameters.initialised(LAYOUT, seed), kernels);
    }

    @Override
    public D4PreActivationsNetwork replica() {
        return new D4PreActivationsNetwork(parameterSet().shared(), kernels());
    }

    @Override
    public D4PreActivationsNetwork copy() {
        return new D4PreActivationsNetwork(parameterSet().copied(), kernels());
    }

    /**
     * The gradient by the input, 3 x N, that the last call of {@code gradient} left: a matrix that
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
        Z1Pre = new double[samples * 4];
        Z1 = new double[samples * 4];
        Z2Pre = new double[samples * 3];
        Z2 = new double[samples * 3];
        Z3 = Z1; // not there at the same time
        Z3Delta = Z1; // not there at the same time
        Z2Delta = Z2Pre; // in place
        Z1Delta = Z1Pre; // in place
        inputGradient = new double[samples * 3];
    }

    @Override
    protected void predict(int samples, double[] input, double[] Z3) {
        forwardZ1(samples, input);
        forwardZ2(samples);
        forwardZ3(samples, Z3);
    }

    @Override
    protected void losses(int samples, double[] input, double[] targets, double[] losses) {
        predict(samples, input, Z3);
        lossOf(samples, Z3, targets, losses);
    }

    @Override
    protected void addGradient(int samples, double[] input, double[] targets, double[] weights, double[] losses) {
        predict(samples, input, Z3);
        backwardLoss(samples, Z3, targets, weights, losses);
        requireFinite(samples, losses);
        activateZ2(samples);
        backwardZ3(samples);
        activateZ1(samples);
        backwardZ2(samples);
        backwardZ1(samples, input);
    }

    /**
     * Z1.pre = W input + b, 4 x N
     * Z1 = tanh(Z1.pre), 4 x N
     */
    private void forwardZ1(int samples, double[] input) {
        for (int j = 0; j < 4; j++) {
            for (int n = 0; n < samples; n++) {
                double sum = Z1Bias[j];
                sum = Elementary.fma(input[n], Z1Weight[j * 3], sum);
                sum = Elementary.fma(input[samples + n], Z1Weight[j * 3 + 1], sum);
                sum = Elementary.fma(input[samples * 2 + n], Z1Weight[j * 3 + 2], sum);
                Z1Pre[j * samples + n] = sum;
                Z1[j * samples + n] = Elementary.tanh(sum);
            }
        }
    }

    /**
     * Z2.pre = W Z1 + b, 3 x N
     * Z2 = max(Z2.pre, 0), 3 x N
     */
    private void forwardZ2(int samples) {
        for (int j = 0; j < 3; j++) {
            for (int n = 0; n < samples; n++) {
                double sum = Z2Bias[j];
                sum = Elementary.fma(Z1[n], Z2Weight[j * 4], sum);
                sum = Elementary.fma(Z1[samples + n], Z2Weight[j * 4 + 1], sum);
                sum = Elementary.fma(Z1[samples * 2 + n], Z2Weight[j * 4 + 2], sum);
                sum = Elementary.fma(Z1[samples * 3 + n], Z2Weight[j * 4 + 3], sum);
                Z2Pre[j * samples + n] = sum;
                Z2[j * samples + n] = Math.max(sum, 0.0);
            }
        }
    }

    /** Z3 = W Z2 + b, 2 x N */
    private void forwardZ3(int samples, double[] Z3) {
        for (int j = 0; j < 2; j++) {
            for (int n = 0; n < samples; n++) {
                double sum = Z3Bias[j];
                sum = Elementary.fma(Z2[n], Z3Weight[j * 3], sum);
                sum = Elementary.fma(Z2[samples + n], Z3Weight[j * 3 + 1], sum);
                sum = Elementary.fma(Z2[samples * 2 + n], Z3Weight[j * 3 + 2], sum);
                Z3[j * samples + n] = sum;
            }
        }
    }

    /** Z2 = max(Z2.pre, 0), 3 x N */
    private void activateZ2(int samples) {
        for (int i = 0; i < samples * 3; i++) {
            Z2[i] = Math.max(Z2Pre[i], 0.0);
        }
    }

    /** Z1 = tanh(Z1.pre), 4 x N */
    private void activateZ1(int samples) {
        Rows.tanh(Z1Pre, 0, samples * 4, Z1, 0);
    }

    /** losses = sum over j of (Z3 - target)^2 / (2 N), 1 x N */
    private void lossOf(int samples, double[] Z3, double[] targets, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double sum = 0.0;
            for (int j = 0; j < 2; j++) {
                double difference = Z3[j * samples + n] - targets[j * samples + n];
                sum += difference * difference;
            }
            losses[n] = sum / (2.0 * samples);
        }
    }

    /**
     * losses = sum over j of (Z3 - target)^2 / (2 N), 1 x N
     * d loss / d Z3 = weight (Z3 - target) / N, 2 x N
     */
    private void backwardLoss(int samples, double[] Z3, double[] targets, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double sum = 0.0;
            for (int j = 0; j < 2; j++) {
                double difference = Z3[j * samples + n] - targets[j * samples + n];
                sum += difference * difference;
                Z3Delta[j * samples + n] = weights[n] * difference / samples;
            }
            losses[n] = sum / (2.0 * samples);
        }
    }

    /** Backward through Z3, with delta = d loss / d Z3. */
    private void backwardZ3(int samples) {
        // d loss / d Z3.weight = delta Z2^T, 2 x 3
        // d loss / d Z3.bias = sum over n of delta, 2 x 1
        for (int j = 0; j < 2; j++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum2 = 0.0;
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = Z3Delta[j * samples + n];
                sum0 = Elementary.fma(entry, Z2[n], sum0);
                sum1 = Elementary.fma(entry, Z2[samples + n], sum1);
                sum2 = Elementary.fma(entry, Z2[samples * 2 + n], sum2);
                sum += entry;
            }
            Z3WeightGradient[j * 3] += sum0;
            Z3WeightGradient[j * 3 + 1] += sum1;
            Z3WeightGradient[j * 3 + 2] += sum2;
            Z3BiasGradient[j] += sum;
        }
        // d loss / d Z2.pre = (W^T delta) [Z2 > 0], 3 x N
        for (int k = 0; k < 3; k++) {
            for (int n = 0; n < samples; n++) {
                double sum = 0.0;
                sum = Elementary.fma(Z3Delta[n], Z3Weight[k], sum);
                sum = Elementary.fma(Z3Delta[samples + n], Z3Weight[3 + k], sum);
                Z2Delta[k * samples + n] = Elementary.where(Z2[k * samples + n] > 0.0, sum, 0.0);
            }
        }
    }

    /** Backward through Z2, with delta = d loss / d Z2.pre. */
    private void backwardZ2(int samples) {
        // d loss / d Z2.weight = delta Z1^T, 3 x 4
        // d loss / d Z2.bias = sum over n of delta, 3 x 1
        for (int j = 0; j < 3; j++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum2 = 0.0;
            double sum3 = 0.0;
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = Z2Delta[j * samples + n];
                sum0 = Elementary.fma(entry, Z1[n], sum0);
                sum1 = Elementary.fma(entry, Z1[samples + n], sum1);
                sum2 = Elementary.fma(entry, Z1[samples * 2 + n], sum2);
                sum3 = Elementary.fma(entry, Z1[samples * 3 + n], sum3);
                sum += entry;
            }
            Z2WeightGradient[j * 4] += sum0;
            Z2WeightGradient[j * 4 + 1] += sum1;
            Z2WeightGradient[j * 4 + 2] += sum2;
            Z2WeightGradient[j * 4 + 3] += sum3;
            Z2BiasGradient[j] += sum;
        }
        // d loss / d Z1.pre = (W^T delta) (1 - Z1^2), 4 x N
        for (int k = 0; k < 4; k++) {
            for (int n = 0; n < samples; n++) {
                double sum = 0.0;
                sum = Elementary.fma(Z2Delta[n], Z2Weight[k], sum);
                sum = Elementary.fma(Z2Delta[samples + n], Z2Weight[4 + k], sum);
                sum = Elementary.fma(Z2Delta[samples * 2 + n], Z2Weight[8 + k], sum);
                Z1Delta[k * samples + n] = sum * (1.0 - Z1[k * samples + n] * Z1[k * samples + n]);
            }
        }
    }

    /** Backward through Z1, with delta = d loss / d Z1.pre. */
    private void backwardZ1(int samples, double[] input) {
        // d loss / d Z1.weight = delta input^T, 4 x 3
        // d loss / d Z1.bias = sum over n of delta, 4 x 1
        for (int j = 0; j < 4; j++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum2 = 0.0;
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = Z1Delta[j * samples + n];
                sum0 = Elementary.fma(entry, input[n], sum0);
                sum1 = Elementary.fma(entry, input[samples + n], sum1);
                sum2 = Elementary.fma(entry, input[samples * 2 + n], sum2);
                sum += entry;
            }
            Z1WeightGradient[j * 3] += sum0;
            Z1WeightGradient[j * 3 + 1] += sum1;
            Z1WeightGradient[j * 3 + 2] += sum2;
            Z1BiasGradient[j] += sum;
        }
        // d loss / d input = W^T delta, 3 x N
        for (int k = 0; k < 3; k++) {
            for (int n = 0; n < samples; n++) {
                double sum = 0.0;
                sum = Elementary.fma(Z1Delta[n], Z1Weight[k], sum);
                sum = Elementary.fma(Z1Delta[samples + n], Z1Weight[3 + k], sum);
                sum = Elementary.fma(Z1Delta[samples * 2 + n], Z1Weight[6 + k], sum);
                sum = Elementary.fma(Z1Delta[samples * 3 + n], Z1Weight[9 + k], sum);
                inputGradient[k * samples + n] = sum;
            }
        }
    }

    /** A gradient with every value on its way, each kept in an array of its own. */
    private final class Tracing extends Tracer<double[]> {

        private double[] Z1Pre = {}; // 4 x N
        private double[] Z1 = {}; // 4 x N
        private double[] Z2Pre = {}; // 3 x N
        private double[] Z2 = {}; // 3 x N
        private double[] Z3 = {}; // 2 x N
        private double[] Z3Delta = {}; // 2 x N, d loss / d Z3
        private double[] Z3WeightGradient = {}; // 2 x 3, d loss / d Z3.weight
        private double[] Z3BiasGradient = {}; // 2 x 1, d loss / d Z3.bias
        private double[] Z2OutputDelta = {}; // 3 x N, d loss / d Z2
        private double[] Z2Delta = {}; // 3 x N, d loss / d Z2.pre
        private double[] Z2WeightGradient = {}; // 3 x 4, d loss / d Z2.weight
        private double[] Z2BiasGradient = {}; // 3 x 1, d loss / d Z2.bias
        private double[] Z1OutputDelta = {}; // 4 x N, d loss / d Z1
        private double[] Z1Delta = {}; // 4 x N, d loss / d Z1.pre
        private double[] Z1WeightGradient = {}; // 4 x 3, d loss / d Z1.weight
        private double[] Z1BiasGradient = {}; // 4 x 1, d loss / d Z1.bias
        private double[] inputDelta = {}; // 3 x N, d loss / d input

        @Override
        protected void reserve(int samples) {
            Z1Pre = new double[samples * 4];
            Z1 = new double[samples * 4];
            Z2Pre = new double[samples * 3];
            Z2 = new double[samples * 3];
            Z3 = new double[samples * 2];
            Z3Delta = new double[samples * 2];
            Z3WeightGradient = new double[6];
            Z3BiasGradient = new double[2];
            Z2OutputDelta = new double[samples * 3];
            Z2Delta = new double[samples * 3];
            Z2WeightGradient = new double[12];
            Z2BiasGradient = new double[3];
            Z1OutputDelta = new double[samples * 4];
            Z1Delta = new double[samples * 4];
            Z1WeightGradient = new double[12];
            Z1BiasGradient = new double[4];
            inputDelta = new double[samples * 3];
        }

        @Override
        protected void trace(int samples, double[] input, double[] targets, double[] weights,
                double[] losses, TraceRecorder<double[]> recorder) {
            forwardZ1(samples, input);
            forwardZ2(samples);
            forwardZ3(samples);
            backwardLoss(samples, targets, weights, losses);
            backwardZ3(samples);
            backwardZ2(samples);
            backwardZ1(samples, input);
            record(samples, recorder);
        }

        private void record(int samples, TraceRecorder<double[]> recorder) {
            recorder.value("Z1.pre", Z1Pre, 4, samples);
            recorder.value("Z1", Z1, 4, samples);
            recorder.value("Z2.pre", Z2Pre, 3, samples);
            recorder.value("Z2", Z2, 3, samples);
            recorder.value("Z3.pre", Z3, 2, samples);
            recorder.value("Z3", Z3, 2, samples);
            recorder.gradient("Z3", Z3Delta, 2, samples);
            recorder.gradient("Z3.pre", Z3Delta, 2, samples);
            recorder.gradient("Z3.weight", Z3WeightGradient);
            recorder.gradient("Z3.bias", Z3BiasGradient);
            recorder.gradient("Z2", Z2OutputDelta, 3, samples);
            recorder.gradient("Z2.pre", Z2Delta, 3, samples);
            recorder.gradient("Z2.weight", Z2WeightGradient);
            recorder.gradient("Z2.bias", Z2BiasGradient);
            recorder.gradient("Z1", Z1OutputDelta, 4, samples);
            recorder.gradient("Z1.pre", Z1Delta, 4, samples);
            recorder.gradient("Z1.weight", Z1WeightGradient);
            recorder.gradient("Z1.bias", Z1BiasGradient);
            recorder.gradient("input", inputDelta, 3, samples);
        }

        /**
         * Z1.pre = W input + b, 4 x N
         * Z1 = tanh(Z1.pre), 4 x N
         */
        private void forwardZ1(int samples, double[] input) {
            for (int j = 0; j < 4; j++) {
                for (int n = 0; n < samples; n++) {
                    double sum = Z1Bias[j];
                    sum = Elementary.fma(input[n], Z1Weight[j * 3], sum);
                    sum = Elementary.fma(input[samples + n], Z1Weight[j * 3 + 1], sum);
                    sum = Elementary.fma(input[samples * 2 + n], Z1Weight[j * 3 + 2], sum);
                    Z1Pre[j * samples + n] = sum;
                    Z1[j * samples + n] = Elementary.tanh(sum);
                }
            }
        }

        /**
         * Z2.pre = W Z1 + b, 3 x N
         * Z2 = max(Z2.pre, 0), 3 x N
         */
        private void forwardZ2(int samples) {
            for (int j = 0; j < 3; j++) {
                for (int n = 0; n < samples; n++) {
                    double sum = Z2Bias[j];
                    sum = Elementary.fma(Z1[n], Z2Weight[j * 4], sum);
                    sum = Elementary.fma(Z1[samples + n], Z2Weight[j * 4 + 1], sum);
                    sum = Elementary.fma(Z1[samples * 2 + n], Z2Weight[j * 4 + 2], sum);
                    sum = Elementary.fma(Z1[samples * 3 + n], Z2Weight[j * 4 + 3], sum);
                    Z2Pre[j * samples + n] = sum;
                    Z2[j * samples + n] = Math.max(sum, 0.0);
                }
            }
        }

        /** Z3 = W Z2 + b, 2 x N */
        private void forwardZ3(int samples) {
            for (int j = 0; j < 2; j++) {
                for (int n = 0; n < samples; n++) {
                    double sum = Z3Bias[j];
                    sum = Elementary.fma(Z2[n], Z3Weight[j * 3], sum);
                    sum = Elementary.fma(Z2[samples + n], Z3Weight[j * 3 + 1], sum);
                    sum = Elementary.fma(Z2[samples * 2 + n], Z3Weight[j * 3 + 2], sum);
                    Z3[j * samples + n] = sum;
                }
            }
        }

        /**
         * losses = sum over j of (Z3 - target)^2 / (2 N), 1 x N
         * d loss / d Z3 = weight (Z3 - target) / N, 2 x N
         */
        private void backwardLoss(int samples, double[] targets, double[] weights, double[] losses) {
            for (int n = 0; n < samples; n++) {
                double sum = 0.0;
                for (int j = 0; j < 2; j++) {
                    double difference = Z3[j * samples + n] - targets[j * samples + n];
                    sum += difference * difference;
                    Z3Delta[j * samples + n] = weights[n] * difference / samples;
                }
                losses[n] = sum / (2.0 * samples);
            }
        }

        /** Backward through Z3, with delta = d loss / d Z3. */
        private void backwardZ3(int samples) {
            // d loss / d Z3.weight = delta Z2^T, 2 x 3
            // d loss / d Z3.bias = sum over n of delta, 2 x 1
            for (int j = 0; j < 2; j++) {
                double sum0 = 0.0;
                double sum1 = 0.0;
                double sum2 = 0.0;
                double sum = 0.0;
                for (int n = 0; n < samples; n++) {
                    double entry = Z3Delta[j * samples + n];
                    sum0 = Elementary.fma(entry, Z2[n], sum0);
                    sum1 = Elementary.fma(entry, Z2[samples + n], sum1);
                    sum2 = Elementary.fma(entry, Z2[samples * 2 + n], sum2);
                    sum += entry;
                }
                Z3WeightGradient[j * 3] = sum0;
                Z3WeightGradient[j * 3 + 1] = sum1;
                Z3WeightGradient[j * 3 + 2] = sum2;
                Z3BiasGradient[j] = sum;
            }
            // d loss / d Z2 = W^T delta, 3 x N
            // d loss / d Z2.pre = (d loss / d Z2) [Z2 > 0], 3 x N
            for (int k = 0; k < 3; k++) {
                for (int n = 0; n < samples; n++) {
                    double sum = 0.0;
                    sum = Elementary.fma(Z3Delta[n], Z3Weight[k], sum);
                    sum = Elementary.fma(Z3Delta[samples + n], Z3Weight[3 + k], sum);
                    Z2OutputDelta[k * samples + n] = sum;
                    Z2Delta[k * samples + n] = Elementary.where(Z2[k * samples + n] > 0.0, sum, 0.0);
                }
            }
        }

        /** Backward through Z2, with delta = d loss / d Z2.pre. */
        private void backwardZ2(int samples) {
            // d loss / d Z2.weight = delta Z1^T, 3 x 4
            // d loss / d Z2.bias = sum over n of delta, 3 x 1
            for (int j = 0; j < 3; j++) {
                double sum0 = 0.0;
                double sum1 = 0.0;
                double sum2 = 0.0;
                double sum3 = 0.0;
                double sum = 0.0;
                for (int n = 0; n < samples; n++) {
                    double entry = Z2Delta[j * samples + n];
                    sum0 = Elementary.fma(entry, Z1[n], sum0);
                    sum1 = Elementary.fma(entry, Z1[samples + n], sum1);
                    sum2 = Elementary.fma(entry, Z1[samples * 2 + n], sum2);
                    sum3 = Elementary.fma(entry, Z1[samples * 3 + n], sum3);
                    sum += entry;
                }
                Z2WeightGradient[j * 4] = sum0;
                Z2WeightGradient[j * 4 + 1] = sum1;
                Z2WeightGradient[j * 4 + 2] = sum2;
                Z2WeightGradient[j * 4 + 3] = sum3;
                Z2BiasGradient[j] = sum;
            }
            // d loss / d Z1 = W^T delta, 4 x N
            // d loss / d Z1.pre = (d loss / d Z1) (1 - Z1^2), 4 x N
            for (int k = 0; k < 4; k++) {
                for (int n = 0; n < samples; n++) {
                    double sum = 0.0;
                    sum = Elementary.fma(Z2Delta[n], Z2Weight[k], sum);
                    sum = Elementary.fma(Z2Delta[samples + n], Z2Weight[4 + k], sum);
                    sum = Elementary.fma(Z2Delta[samples * 2 + n], Z2Weight[8 + k], sum);
                    Z1OutputDelta[k * samples + n] = sum;
                    Z1Delta[k * samples + n] = sum * (1.0 - Z1[k * samples + n] * Z1[k * samples + n]);
                }
            }
        }

        /** Backward through Z1, with delta = d loss / d Z1.pre. */
        private void backwardZ1(int samples, double[] input) {
            // d loss / d Z1.weight = delta input^T, 4 x 3
            // d loss / d Z1.bias = sum over n of delta, 4 x 1
            for (int j = 0; j < 4; j++) {
                double sum0 = 0.0;
                double sum1 = 0.0;
                double sum2 = 0.0;
                double sum = 0.0;
                for (int n = 0; n < samples; n++) {
                    double entry = Z1Delta[j * samples + n];
                    sum0 = Elementary.fma(entry, input[n], sum0);
                    sum1 = Elementary.fma(entry, input[samples + n], sum1);
                    sum2 = Elementary.fma(entry, input[samples * 2 + n], sum2);
                    sum += entry;
                }
                Z1WeightGradient[j * 3] = sum0;
                Z1WeightGradient[j * 3 + 1] = sum1;
                Z1WeightGradient[j * 3 + 2] = sum2;
                Z1BiasGradient[j] = sum;
            }
            // d loss / d input = W^T delta, 3 x N
            for (int k = 0; k < 3; k++) {
                for (int n = 0; n < samples; n++) {
                    double sum = 0.0;
                    sum = Elementary.fma(Z1Delta[n], Z1Weight[k], sum);
                    sum = Elementary.fma(Z1Delta[samples + n], Z1Weight[3 + k], sum);
                    sum = Elementary.fma(Z1Delta[samples * 2 + n], Z1Weight[6 + k], sum);
                    sum = Elementary.fma(Z1Delta[samples * 3 + n], Z1Weight[9 + k], sum);
                    inputDelta[k * samples + n] = sum;
                }
            }
        }
    }
}
