package gradwright.processor.verification;

import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * What a network gives for a batch: its output row after row, its loss, and the gradient by all parameters. Each program
 * runs on a replica of its own, so that none can live on what another left in the workspace.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Evaluation(double[] output, double loss, double[] gradient) {

    static Evaluation of(DoubleLearner network, DMatrixRMaj x, DMatrixRMaj targets) {
        DoubleLearner replica = network.replica();
        return of(replica, x, replica.gradient(x, targets));
    }

    static Evaluation of(DoubleClassifier network, DMatrixRMaj x, int[] labels) {
        DoubleClassifier replica = network.replica();
        return of(replica, x, replica.gradient(x, labels));
    }

    private static Evaluation of(DoubleLearner network, DMatrixRMaj x, double loss) {
        return new Evaluation(network.replica().predict(x).data, loss, ParameterVector.gradients(network));
    }

    /** What an error of the gradient is measured by: its largest entry, or the loss where that is larger. */
    double gradientSize() {
        return Math.max(size(gradient), Math.abs(loss));
    }

    /** The largest entry by magnitude. */
    static double size(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
