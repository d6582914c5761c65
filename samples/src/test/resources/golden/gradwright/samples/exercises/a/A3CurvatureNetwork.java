package gradwright.samples.exercises.a;

import gradwright.runtime.Initializer;
import gradwright.runtime.Kernels;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.Elementary;
import gradwright.runtime.generated.Hessian;
import gradwright.runtime.generated.Layout;
import gradwright.runtime.generated.Parameters;
import java.util.List;
import javax.annotation.processing.Generated;
import org.ejml.data.DMatrixRMaj;

/**
 * The network declared by {@link A3Curvature}.
 *
 * <pre>{@code
 *   layer  shape   operation               parameters  kept for backward
 *   input  N x 4
 *   Y      4 -> 2  input W + b                     10  N x 2
 *   loss           mse, mean over samples          10
 * }</pre>
 *
 * <p>The derivation, from the loss back. In a layer's part {@code W} and {@code b} are its own, {@code delta} is
 * {@code d loss / d} its pre-activation, {@code n} counts samples and {@code j} units.
 *
 * <pre>{@code
 *   losses              = sum over j of (Y - target)^2 / N  N x 1
 *   d loss / d Y        = 2 (Y - target) / N                N x 2
 *
 *   Y                   = input W + b                       N x 2
 *   delta               = d loss / d Y                      N x 2
 *   d loss / d Y.weight = input^T delta                     4 x 2
 *   d loss / d Y.bias   = sum over n of delta               1 x 2
 * }</pre>
 */
@Generated("gradwright")
final class A3CurvatureNetwork extends DoubleLearner {

    private static final Layout LAYOUT = Layout.of("A3Curvature", 4)
            .layer("Y", 2, "input W + b", 2)
            .weight(4, 2, Initializer.GLOROT_UNIFORM).bias(2, Initializer.ZERO)
            .loss("mse, mean over samples");

    private final double[] YWeight = values("Y.weight"); // 4 x 2
    private final double[] YBias = values("Y.bias"); // 1 x 2

    private final double[] YWeightGradient = gradients("Y.weight");
    private final double[] YBiasGradient = gradients("Y.bias");

    private double[] Y = {}; // N x 2
    private double[] YDelta = {}; // N x 2, d loss / d Y

    private final SecondOrder hessian = new SecondOrder();

    private A3CurvatureNetwork(Parameters parameters, Kernels kernels) {
        super(LAYOUT, parameters, kernels);
    }

    /** A network with parameters initialised from {@code seed}, the same on every machine. */
    static A3CurvatureNetwork create(long seed) {
        return create(seed, Kernels.plain());
    }

    /** The same, whose large products {@code kernels} compute. */
    static A3CurvatureNetwork create(long seed, Kernels kernels) {
        return new A3CurvatureNetwork(Parameters.initialised(LAYOUT, seed), kernels);
    }

    @Override
    public A3CurvatureNetwork replica() {
        return new A3CurvatureNetwork(parameterSet().shared(), kernels());
    }

    @Override
    public A3CurvatureNetwork copy() {
        return new A3CurvatureNetwork(parameterSet().copied(), kernels());
    }

    /**
     * The Hessian of the loss at {@code (x, targets)}, its second derivative by the parameters, times a direction.
     *
     * @param direction a matrix for each of {@code parameters()}, in that order and of the parameter's
     *     shape; not modified
     * @param result takes the product, a matrix for each parameter; reshaped and modified
     */
    public void hessianVector(DMatrixRMaj x, DMatrixRMaj targets, List<DMatrixRMaj> direction,
            List<DMatrixRMaj> result) {
        hessianVector(x, targets, direction, result, hessian);
    }

    @Override
    protected void reserve(int samples) {
        Y = new double[samples * 2];
        YDelta = Y; // in place
    }

    @Override
    protected void predict(int samples, double[] input, double[] Y) {
        forwardY(samples, input, Y);
    }

    @Override
    protected void losses(int samples, double[] input, double[] targets, double[] losses) {
        forwardY(samples, input, Y);
        lossOf(samples, Y, targets, losses);
    }

    @Override
    protected void addGradient(int samples, double[] input, double[] targets, double[] weights, double[] losses) {
        forwardY(samples, input, Y);
        backwardLoss(samples, Y, targets, weights, losses);
        requireFinite(samples, losses);
        backwardY(samples, input);
    }

    /** Y = input W + b, N x 2 */
    private void forwardY(int samples, double[] input, double[] Y) {
        for (int n = 0; n < samples; n++) {
            for (int j = 0; j < 2; j++) {
                double sum = YBias[j];
                sum = Elementary.fma(input[n * 4], YWeight[j], sum);
                sum = Elementary.fma(input[n * 4 + 1], YWeight[2 + j], sum);
                sum = Elementary.fma(input[n * 4 + 2], YWeight[4 + j], sum);
                sum = Elementary.fma(input[n * 4 + 3], YWeight[6 + j], sum);
                Y[n * 2 + j] = sum;
            }
        }
    }

    /** losses = sum over j of (Y - target)^2 / N, N x 1 */
    private void lossOf(int samples, double[] Y, double[] targets, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double sum = 0.0;
            for (int j = 0; j < 2; j++) {
                double difference = Y[n * 2 + j] - targets[n * 2 + j];
                sum += difference * difference;
            }
            losses[n] = sum / samples;
        }
    }

    /**
     * losses = sum over j of (Y - target)^2 / N, N x 1
     * d loss / d Y = 2 weight (Y - target) / N, N x 2
     */
    private void backwardLoss(int samples, double[] Y, double[] targets, double[] weights, double[] losses) {
        for (int n = 0; n < samples; n++) {
            double sum = 0.0;
            for (int j = 0; j < 2; j++) {
                double difference = Y[n * 2 + j] - targets[n * 2 + j];
                sum += difference * difference;
                YDelta[n * 2 + j] = 2.0 * weights[n] * difference / samples;
            }
            losses[n] = sum / samples;
        }
    }

    /** Backward through Y, with delta = d loss / d Y. */
    private void backwardY(int samples, double[] input) {
        // d loss / d Y.weight = input^T delta, 4 x 2
        for (int k = 0; k < 4; k++) {
            double sum0 = 0.0;
            double sum1 = 0.0;
            for (int n = 0; n < samples; n++) {
                double entry = input[n * 4 + k];
                sum0 = Elementary.fma(entry, YDelta[n * 2], sum0);
                sum1 = Elementary.fma(entry, YDelta[n * 2 + 1], sum1);
            }
            YWeightGradient[k * 2] += sum0;
            YWeightGradient[k * 2 + 1] += sum1;
        }
        // d loss / d Y.bias = sum over n of delta, 1 x 2
        for (int j = 0; j < 2; j++) {
            double sum = 0.0;
            for (int n = 0; n < samples; n++) {
                sum += YDelta[n * 2 + j];
            }
            YBiasGradient[j] += sum;
        }
    }

    /** The derivative of the gradient along a direction; D v is that of v, which is called the tangent of v. */
    private static final class SecondOrder extends Hessian<DMatrixRMaj, double[]> {

        private double[] YDeltaTangent = {}; // N x 2

        @Override
        protected void reserve(int samples) {
            YDeltaTangent = new double[samples * 2];
        }

        @Override
        protected void hessianVector(int samples, double[] input, double[] targets,
                List<DMatrixRMaj> direction, List<DMatrixRMaj> product) {
            double[] YWeightDirection = direction.get(0).data;
            double[] YBiasDirection = direction.get(1).data;
            double[] YWeightProduct = product.get(0).data;
            double[] YBiasProduct = product.get(1).data;
            backwardY(samples, input, YWeightProduct, YBiasProduct, YWeightDirection, YBiasDirection);
        }

        /** Backward through Y. */
        private void backwardY(int samples, double[] input, double[] YWeightProduct,
                double[] YBiasProduct, double[] YWeightDirection, double[] YBiasDirection) {
            // D (d loss / d Y) = 2 (input (D W) + D b) / N, N x 2
            for (int n = 0; n < samples; n++) {
                for (int j = 0; j < 2; j++) {
                    double sum = YBiasDirection[j];
                    sum = Elementary.fma(input[n * 4], YWeightDirection[j], sum);
                    sum = Elementary.fma(input[n * 4 + 1], YWeightDirection[2 + j], sum);
                    sum = Elementary.fma(input[n * 4 + 2], YWeightDirection[4 + j], sum);
                    sum = Elementary.fma(input[n * 4 + 3], YWeightDirection[6 + j], sum);
                    YDeltaTangent[n * 2 + j] = 2.0 * sum / samples;
                }
            }
            // D (d loss / d Y.weight) = input^T (D (d loss / d Y)), 4 x 2
            for (int k = 0; k < 4; k++) {
                double sum0 = 0.0;
                double sum1 = 0.0;
                for (int n = 0; n < samples; n++) {
                    double entry = input[n * 4 + k];
                    sum0 = Elementary.fma(entry, YDeltaTangent[n * 2], sum0);
                    sum1 = Elementary.fma(entry, YDeltaTangent[n * 2 + 1], sum1);
                }
                YWeightProduct[k * 2] = sum0;
                YWeightProduct[k * 2 + 1] = sum1;
            }
            // D (d loss / d Y.bias) = sum over n of (D (d loss / d Y)), 1 x 2
            for (int j = 0; j < 2; j++) {
                double sum = 0.0;
                for (int n = 0; n < samples; n++) {
                    sum += YDeltaTangent[n * 2 + j];
                }
                YBiasProduct[j] = sum;
            }
        }
    }
}
