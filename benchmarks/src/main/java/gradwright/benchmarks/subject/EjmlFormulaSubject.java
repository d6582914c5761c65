package gradwright.benchmarks.subject;

import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The same gradients as one writes them by hand over EJML in double precision, every matrix reused. */
final class EjmlFormulaSubject implements Subject {

    private final boolean isHinge;
    private final List<DMatrixRMaj> inputs = new ArrayList<>();
    private final List<DMatrixRMaj> targets = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();
    private final DMatrixRMaj weight;
    private final DMatrixRMaj bias;
    private final DMatrixRMaj weightGradient;
    private final DMatrixRMaj biasGradient;
    private final DMatrixRMaj y;
    private final DMatrixRMaj delta;
    private int calls;

    EjmlFormulaSubject(Workload workload, TrainingData data) {
        isHinge = workload.isClassifier();
        int in = workload.inputs();
        int out = workload.outputs();
        weight = new DMatrixRMaj(in, out, true, TrainingData.weight(in, out, 0));
        bias = new DMatrixRMaj(1, out);
        weightGradient = new DMatrixRMaj(in, out);
        biasGradient = new DMatrixRMaj(1, out);
        y = new DMatrixRMaj(workload.batch(), out);
        delta = new DMatrixRMaj(workload.batch(), out);
        for (int i = 0; i < data.batches(); i++) {
            inputs.add(new DMatrixRMaj(workload.batch(), in, true, data.input(i)));
            if (isHinge) {
                labels.add(data.labels(i));
            } else {
                targets.add(new DMatrixRMaj(workload.batch(), out, true, data.targets(i)));
            }
        }
    }

    @Override
    public double run(Task task) {
        if (task != Task.GRADIENT) {
            throw new IllegalArgumentException("a formula has a gradient alone");
        }
        int batch = ++calls % inputs.size();
        return isHinge
                ? hinge(inputs.get(batch), labels.get(batch)) + delta.data[0]
                : regression(inputs.get(batch), targets.get(batch)) + weightGradient.data[0];
    }

    private double regression(DMatrixRMaj x, DMatrixRMaj t) {
        CommonOps_DDRM.mult(x, weight, y);
        double value = 0;
        for (int n = 0; n < y.numRows; n++) {
            for (int k = 0; k < y.numCols; k++) {
                int at = n * y.numCols + k;
                double difference = y.data[at] + bias.data[k] - t.data[at];
                value += difference * difference;
                delta.data[at] = 2 * difference / y.numRows;
            }
        }
        CommonOps_DDRM.multTransA(x, delta, weightGradient);
        CommonOps_DDRM.sumCols(delta, biasGradient);
        return value / y.numRows;
    }

    private double hinge(DMatrixRMaj o, int[] classes) {
        double value = 0;
        for (int n = 0; n < o.numRows; n++) {
            int from = n * o.numCols;
            double max = o.data[from];
            for (int c = 1; c < o.numCols; c++) {
                max = Math.max(max, o.data[from + c]);
            }
            double sum = 0;
            for (int c = 0; c < o.numCols; c++) {
                y.data[from + c] = Math.exp(o.data[from + c] - max);
                sum += y.data[from + c];
            }
            for (int c = 0; c < o.numCols; c++) {
                y.data[from + c] /= sum;
            }
            double least = y.data[from + classes[n]] - FormulaSubject.MARGIN;
            double active = 0;
            double mean = 0;
            for (int c = 0; c < o.numCols; c++) {
                double p = y.data[from + c];
                if (c != classes[n] && p > least) {
                    value += p - least;
                    active++;
                    mean += p;
                }
            }
            mean -= active * y.data[from + classes[n]];
            for (int c = 0; c < o.numCols; c++) {
                double p = y.data[from + c];
                double direction = c == classes[n] ? -active : p > least ? 1 : 0;
                delta.data[from + c] = p * (direction - mean);
            }
        }
        return value;
    }
}
