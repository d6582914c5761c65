package gradwright.processor.verification;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.ejml.data.DMatrixRMaj;

/**
 * A chain evaluated by the definitions in the documentation of activations and losses, one sample at a time: slow,
 * plain, and without a line in common with the compiler or the runtime.
 */
final class PlainChain {

    private final Chain chain;
    private final double[] parameters;
    private final DoubleConsumer atKink;

    /**
     * @param parameters all parameters in declaration order, read at every evaluation
     * @param atKink is told every argument of relu, whose kink is at 0, and how far the loss is from its own
     */
    PlainChain(Chain chain, double[] parameters, DoubleConsumer atKink) {
        this.chain = chain;
        this.parameters = parameters;
        this.atKink = atKink;
    }

    /** Output of every sample, row after row. */
    double[] output(Batch batch) {
        double[] output = new double[batch.samples() * chain.outputs()];
        for (int n = 0; n < batch.samples(); n++) {
            System.arraycopy(output(batch.row(n)), 0, output, n * chain.outputs(), chain.outputs());
        }
        return output;
    }

    double[] output(double[] row) {
        double[] values = row;
        int from = 0;
        for (ChainLayer layer : chain.layers()) {
            if (layer.width().isPresent()) {
                int in = values.length;
                int out = layer.width().get();
                int bias = from + in * out;
                values = affine(values, from, out, layer.bias() ? bias : -1);
                from = layer.bias() ? bias + out : bias;
            }
            if (layer.activation().isPresent()) {
                values = activated(layer.activation().get(), values);
            }
        }
        return values;
    }

    double loss(DMatrixRMaj x, DMatrixRMaj targets) {
        PlainLoss loss = new PlainLoss(chain.objective(), atKink);
        double sum = 0;
        for (int n = 0; n < x.numRows; n++) {
            sum += loss.of(output(Batch.row(x, n)), Batch.row(targets, n));
        }
        return sum * chain.objective().scale(x.numRows, targets.numCols);
    }

    private double[] affine(double[] input, int weight, int out, int bias) {
        double[] result = new double[out];
        for (int j = 0; j < out; j++) {
            double sum = bias < 0 ? 0 : parameters[bias + j];
            for (int i = 0; i < input.length; i++) {
                sum += input[i] * parameters[weight + i * out + j];
            }
            result[j] = sum;
        }
        return result;
    }

    private double[] activated(String activation, double[] z) {
        return switch (activation) {
            case "identity" -> z;
            case "relu" -> Arrays.stream(z).peek(atKink).map(v -> v > 0 ? v : 0).toArray();
            case "sigmoid" ->
                Arrays.stream(z).map(v -> 1 / (1 + StrictMath.exp(-v))).toArray();
            case "tanh" -> Arrays.stream(z).map(StrictMath::tanh).toArray();
            case "square" -> Arrays.stream(z).map(v -> v * v).toArray();
            case "softmax" ->
                Arrays.stream(PlainLoss.logSoftmax(z)).map(StrictMath::exp).toArray();
            case "log-softmax" -> PlainLoss.logSoftmax(z);
            default -> throw new IllegalArgumentException(activation);
        };
    }
}
