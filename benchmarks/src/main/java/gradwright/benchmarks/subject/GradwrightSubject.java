package gradwright.benchmarks.subject;

import gradwright.Precision;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import gradwright.runtime.Adam;
import gradwright.runtime.Classifier;
import gradwright.runtime.Learner;
import gradwright.runtime.Optimizer;
import gradwright.runtime.Sgd;
import gradwright.runtime.generated.DoubleNetwork;
import gradwright.runtime.generated.FloatNetwork;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.ReshapeMatrix;

/**
 * A generated network.
 *
 * @param <M> the matrix type
 */
final class GradwrightSubject<M extends ReshapeMatrix> implements Subject {

    private final Learner<M> learner;
    private final boolean isClassifier;
    private final List<M> inputs = new ArrayList<>();
    private final List<M> targets = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();
    private final List<M> initial = new ArrayList<>();
    private final Prediction row;
    private final Prediction matrix;
    private Optimizer sgd = new Sgd(TrainingData.RATE);
    private Optimizer adam = new Adam(TrainingData.RATE);
    private int steps;

    /** Predicts one sample and gives an entry of its output. */
    @FunctionalInterface
    private interface Prediction {
        double once();
    }

    /** Makes a matrix of the subject's precision from numbers. */
    @FunctionalInterface
    private interface Reader<M> {
        M matrix(int rows, int columns, double[] numbers);
    }

    private GradwrightSubject(
            Workload workload,
            TrainingData data,
            Learner<M> learner,
            Reader<M> reader,
            Prediction row,
            Prediction matrix) {
        this.learner = learner;
        this.isClassifier = workload.isClassifier();
        this.row = row;
        this.matrix = matrix;
        for (int i = 0; i < data.batches(); i++) {
            inputs.add(reader.matrix(workload.batch(), workload.inputs(), data.input(i)));
            if (isClassifier) {
                labels.add(data.labels(i));
            } else {
                targets.add(reader.matrix(workload.batch(), workload.outputs(), data.targets(i)));
            }
        }
        List<Integer> widths = workload.widths();
        for (int i = 1; i < widths.size(); i++) {
            int in = widths.get(i - 1);
            int out = widths.get(i);
            initial.add(reader.matrix(in, out, TrainingData.weight(in, out, i - 1)));
            initial.add(reader.matrix(1, out, new double[out]));
        }
        restore();
    }

    static Subject of(Workload workload, Precision precision, TrainingData data) {
        Object network = DeclaredNetworks.create(workload, precision, 1);
        return precision == Precision.DOUBLE
                ? inDouble(workload, data, (DoubleNetwork) network)
                : inFloat(workload, data, (FloatNetwork) network);
    }

    @SuppressWarnings("unchecked")
    private static Subject inDouble(Workload workload, TrainingData data, DoubleNetwork network) {
        double[] row = data.row();
        double[] result = new double[workload.outputs()];
        DMatrixRMaj x = new DMatrixRMaj(1, row.length, true, row.clone());
        DMatrixRMaj y = new DMatrixRMaj(1, result.length);
        return new GradwrightSubject<>(
                workload,
                data,
                (Learner<DMatrixRMaj>) network,
                (rows, columns, numbers) -> new DMatrixRMaj(rows, columns, true, numbers),
                () -> {
                    network.predict(row, result);
                    return result[0];
                },
                () -> {
                    network.predict(x, y);
                    return y.data[0];
                });
    }

    @SuppressWarnings("unchecked")
    private static Subject inFloat(Workload workload, TrainingData data, FloatNetwork network) {
        float[] row = TrainingData.floats(data.row());
        float[] result = new float[workload.outputs()];
        FMatrixRMaj x = new FMatrixRMaj(1, row.length, true, row.clone());
        FMatrixRMaj y = new FMatrixRMaj(1, result.length);
        return new GradwrightSubject<>(
                workload,
                data,
                (Learner<FMatrixRMaj>) network,
                (rows, columns, numbers) -> new FMatrixRMaj(rows, columns, true, TrainingData.floats(numbers)),
                () -> {
                    network.predict(row, result);
                    return result[0];
                },
                () -> {
                    network.predict(x, y);
                    return y.data[0];
                });
    }

    @Override
    public double run(Task task) {
        return switch (task) {
            case STEP -> step(sgd);
            case ADAM -> step(adam);
            case ROW -> row.once();
            case MATRIX -> matrix.once();
            case GRADIENT -> throw new IllegalArgumentException("a network steps");
        };
    }

    private double step(Optimizer optimizer) {
        if (TrainingData.isToRestore(++steps)) {
            restore();
        }
        int batch = steps % inputs.size();
        // A loss that is not finite is an exception of the network's.
        double loss = isClassifier
                ? ((Classifier<M>) learner).gradient(inputs.get(batch), labels.get(batch))
                : learner.gradient(inputs.get(batch), targets.get(batch));
        optimizer.step(learner.parameters());
        return loss;
    }

    private void restore() {
        for (int i = 0; i < initial.size(); i++) {
            learner.parameters().get(i).value().setTo(initial.get(i));
        }
        sgd = new Sgd(TrainingData.RATE);
        adam = new Adam(TrainingData.RATE);
    }
}
