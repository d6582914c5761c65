package gradwright.processor.verification;

import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** A call that a user can make, and the numbers it answers with. */
enum ApiCall {
    PREDICT(false) {
        @Override
        double[] on(DoubleLearner network, Batch batch) {
            return network.predict(batch.x()).data;
        }
    },
    PREDICT_INTO(false) {
        @Override
        double[] on(DoubleLearner network, Batch batch) {
            DMatrixRMaj y = new DMatrixRMaj(1, 1);
            network.predict(batch.x(), y);
            return y.data;
        }
    },
    PREDICT_ROW(false) {
        @Override
        double[] on(DoubleLearner network, Batch batch) {
            return network.predict(batch.row(batch.samples() - 1));
        }
    },
    LOSS(false) {
        @Override
        double[] on(DoubleLearner network, Batch batch) {
            return new double[] {network.loss(batch.x(), batch.targets())};
        }
    },
    GRADIENT(false) {
        @Override
        double[] on(DoubleLearner network, Batch batch) {
            return withGradients(network.gradient(batch.x(), batch.targets()), network);
        }
    },
    LOSS_AT_LABELS(true) {
        @Override
        double[] on(DoubleLearner network, Batch batch) {
            return new double[] {((DoubleClassifier) network).loss(batch.x(), batch.labels())};
        }
    },
    GRADIENT_AT_LABELS(true) {
        @Override
        double[] on(DoubleLearner network, Batch batch) {
            return withGradients(((DoubleClassifier) network).gradient(batch.x(), batch.labels()), network);
        }
    },
    CLASSIFY(true) {
        @Override
        double[] on(DoubleLearner network, Batch batch) {
            return Arrays.stream(((DoubleClassifier) network).classify(batch.x()))
                    .asDoubleStream()
                    .toArray();
        }
    };

    private final boolean classifiersOnly;

    ApiCall(boolean classifiersOnly) {
        this.classifiersOnly = classifiersOnly;
    }

    abstract double[] on(DoubleLearner network, Batch batch);

    boolean overwritesGradients() {
        return this == GRADIENT || this == GRADIENT_AT_LABELS;
    }

    /** The calls that the network of {@code chain} has. */
    static List<ApiCall> of(Chain chain) {
        return Arrays.stream(values())
                .filter(call -> !call.classifiersOnly || chain.takesLabels())
                .toList();
    }

    private static double[] withGradients(double loss, DoubleLearner network) {
        double[] gradients = ParameterVector.gradients(network);
        double[] result = Arrays.copyOf(gradients, gradients.length + 1);
        result[gradients.length] = loss;
        return result;
    }
}
