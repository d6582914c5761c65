package gradwright.benchmarks.subject;

import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The same training step as one writes it by hand over EJML in double precision, every matrix reused, with
 * {@link Math#tanh} and {@link Math#exp}.
 */
final class EjmlSubject implements Subject {

    private final boolean isTanh;
    private final boolean isClassifier;
    private final List<DMatrixRMaj> inputs = new ArrayList<>();
    private final List<DMatrixRMaj> targets = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();
    private final List<DMatrixRMaj> weights = new ArrayList<>();
    private final List<DMatrixRMaj> biases = new ArrayList<>();
    private final List<DMatrixRMaj> weightGradients = new ArrayList<>();
    private final List<DMatrixRMaj> biasGradients = new ArrayList<>();
    private final List<DMatrixRMaj> values = new ArrayList<>();
    private final List<DMatrixRMaj> deltas = new ArrayList<>();
    private int steps;

    EjmlSubject(Workload workload, TrainingData data) {
        isTanh = workload.isTanh();
        isClassifier = workload.isClassifier();
        for (int i = 0; i < data.batches(); i++) {
            inputs.add(new DMatrixRMaj(workload.batch(), workload.inputs(), true, data.input(i)));
            labels.add(data.labels(i));
            if (!isClassifier) {
                targets.add(new DMatrixRMaj(workload.batch(), workload.outputs(), true, data.targets(i)));
            }
        }
        List<Integer> widths = workload.widths();
        for (int i = 1; i < widths.size(); i++) {
            int in = widths.get(i - 1);
            int out = widths.get(i);
            weights.add(new DMatrixRMaj(in, out));
            biases.add(new DMatrixRMaj(1, out));
            weightGradients.add(new DMatrixRMaj(in, out));
            biasGradients.add(new DMatrixRMaj(1, out));
            values.add(new DMatrixRMaj(workload.batch(), out));
            deltas.add(new DMatrixRMaj(workload.batch(), out));
        }
        restore();
    }

    private void restore() {
        for (int i = 0; i < weights.size(); i++) {
            DMatrixRMaj weight = weights.get(i);
            weight.setData(TrainingData.weight(weight.numRows, weight.numCols, i));
            biases.get(i).zero();
        }
    }

    @Override
    public double run(Task task) {
        if (task != Task.STEP) {
            throw new IllegalArgumentException("EJML by hand only steps");
        }
        if (TrainingData.isToRestore(++steps)) {
            restore();
        }
        return step(steps % inputs.size());
    }

    private double step(int batch) {
        DMatrixRMaj x = inputs.get(batch);
        int last = weights.size() - 1;
        for (int layer = 0; layer <= last; layer++) {
            forward(layer, layer == 0 ? x : values.get(layer - 1), layer < last);
        }
        double loss =
                TrainingData.finite(isClassifier ? crossEntropy(labels.get(batch)) : meanSquare(targets.get(batch)));
        for (int layer = last; layer >= 0; layer--) {
            backward(layer, layer == 0 ? x : values.get(layer - 1));
        }
        for (int layer = 0; layer <= last; layer++) {
            CommonOps_DDRM.addEquals(weights.get(layer), -TrainingData.RATE, weightGradients.get(layer));
            CommonOps_DDRM.addEquals(biases.get(layer), -TrainingData.RATE, biasGradients.get(layer));
        }
        return loss;
    }

    private void forward(int layer, DMatrixRMaj input, boolean isActivated) {
        DMatrixRMaj y = values.get(layer);
        CommonOps_DDRM.mult(input, weights.get(layer), y);
        double[] bias = biases.get(layer).data;
        for (int n = 0; n < y.numRows; n++) {
            for (int j = 0; j < y.numCols; j++) {
                int at = n * y.numCols + j;
                double z = y.data[at] + bias[j];
                y.data[at] = !isActivated ? z : isTanh ? Math.tanh(z) : Math.max(z, 0);
            }
        }
    }

    private double crossEntropy(int[] classes) {
        DMatrixRMaj y = values.get(values.size() - 1);
        DMatrixRMaj delta = deltas.get(deltas.size() - 1);
        double loss = 0;
        for (int n = 0; n < y.numRows; n++) {
            int from = n * y.numCols;
            double max = y.data[from];
            for (int j = 1; j < y.numCols; j++) {
                max = Math.max(max, y.data[from + j]);
            }
            double sum = 0;
            for (int j = 0; j < y.numCols; j++) {
                delta.data[from + j] = Math.exp(y.data[from + j] - max);
                sum += delta.data[from + j];
            }
            loss -= y.data[from + classes[n]] - max - Math.log(sum);
            for (int j = 0; j < y.numCols; j++) {
                delta.data[from + j] = (delta.data[from + j] / sum - (j == classes[n] ? 1 : 0)) / y.numRows;
            }
        }
        return loss / y.numRows;
    }

    private double meanSquare(DMatrixRMaj wanted) {
        DMatrixRMaj y = values.get(values.size() - 1);
        DMatrixRMaj delta = deltas.get(deltas.size() - 1);
        int count = y.numRows * y.numCols;
        double loss = 0;
        for (int i = 0; i < count; i++) {
            double difference = y.data[i] - wanted.data[i];
            loss += difference * difference;
            delta.data[i] = 2 * difference / count;
        }
        return loss / count;
    }

    private void backward(int layer, DMatrixRMaj input) {
        DMatrixRMaj delta = deltas.get(layer);
        CommonOps_DDRM.multTransA(input, delta, weightGradients.get(layer));
        CommonOps_DDRM.sumCols(delta, biasGradients.get(layer));
        if (layer > 0) {
            DMatrixRMaj before = deltas.get(layer - 1);
            CommonOps_DDRM.multTransB(delta, weights.get(layer), before);
            double[] y = values.get(layer - 1).data;
            for (int i = 0; i < before.data.length; i++) {
                before.data[i] *= isTanh ? 1 - y[i] * y[i] : y[i] > 0 ? 1 : 0;
            }
        }
    }
}
