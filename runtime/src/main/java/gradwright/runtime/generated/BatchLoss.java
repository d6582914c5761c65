package gradwright.runtime.generated;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.ReshapeMatrix;

/**
 * The loss of a batch: the losses of its samples, their weights, what they sum up to, and what is wrong where one is not
 * finite. All of it is double in both precisions, so that a sum over a large batch keeps its digits.
 */
final class BatchLoss<M extends ReshapeMatrix, A> {

    /** What a call is for. */
    enum Task {
        LOSS,
        /** Overwrites the gradients. */
        GRADIENT,
        /** Adds to the gradients. */
        ADD_GRADIENT
    }

    /** In the place of weights where none are given: each sample counts once. */
    static final double[] UNWEIGHTED = {};

    private final String network;
    private final Arguments<M, A> arguments;
    private final ParameterSet<M, A> parameters;
    private double[] losses = {};
    private double[] ones = {};

    BatchLoss(String network, Arguments<M, A> arguments, ParameterSet<M, A> parameters) {
        this.network = network;
        this.arguments = arguments;
        this.parameters = parameters;
    }

    /** The weights of so many samples, checked if they are given. */
    double[] weights(double[] given, int samples) {
        if (given != UNWEIGHTED) {
            arguments.weights(given, samples);
            return given;
        }
        if (ones.length < samples) {
            ones = new double[samples];
            Arrays.fill(ones, 1);
        }
        return ones;
    }

    /** Where the losses of so many samples are computed. */
    double[] losses(int samples) {
        if (losses.length < samples) {
            losses = new double[samples];
        }
        return losses;
    }

    /** The sum of the samples' losses, each times its weight. */
    double sum(int samples, double[] weights) {
        requireFinite(samples, losses);
        double sum = 0;
        for (int n = 0; n < samples; n++) {
            sum += weights[n] * losses[n];
        }
        if (!Double.isFinite(sum)) {
            throw new ArithmeticException(network + ": the losses of all " + samples
                    + " samples are finite but their sum is " + sum + "; scale the loss down");
        }
        return sum;
    }

    /** Throws if the loss of a sample is infinite or not a number. */
    void requireFinite(int samples, double[] sampleLosses) {
        for (int n = 0; n < samples; n++) {
            if (!Double.isFinite(sampleLosses[n])) {
                throw notFinite("the loss of sample " + n + " of " + samples + " is " + sampleLosses[n]);
            }
        }
    }

    private ArithmeticException notFinite(String what) {
        Optional<String> parameter = parameters.notFinite();
        return new ArithmeticException(network + ": " + what
                + parameter
                        .map(bad -> ", since " + bad + "; smaller steps may help")
                        .orElse("; look at its input and its target"));
    }
}
