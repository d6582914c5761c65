package gradwright.benchmarks.subject;

import gradwright.Precision;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/** The gradient of a declared function, with the batches in rotation. */
final class FormulaSubject implements Subject {

    /** Of the hinge loss. */
    static final double MARGIN = 0.1;

    private final List<Gradient> gradients;
    private int calls;

    /** Takes the gradient for one batch, and gives the value plus the gradient's first entry. */
    @FunctionalInterface
    private interface Gradient {
        double take();
    }

    private FormulaSubject(List<Gradient> gradients) {
        this.gradients = gradients;
    }

    static Subject of(Workload workload, Precision precision, TrainingData data) {
        if (workload.isClassifier()) {
            return precision == Precision.DOUBLE ? hinge(workload, data) : hingeInFloat(workload, data);
        }
        return precision == Precision.DOUBLE ? regression(workload, data) : regressionInFloat(workload, data);
    }

    private static Subject regression(Workload workload, TrainingData data) {
        FunctionsFormulas.Regression function = new FunctionsFormulas.Regression();
        int in = workload.inputs();
        int out = workload.outputs();
        DMatrixRMaj weight = new DMatrixRMaj(in, out, true, TrainingData.weight(in, out, 0));
        DMatrixRMaj bias = new DMatrixRMaj(out, 1);
        List<Gradient> gradients = new ArrayList<>();
        for (int i = 0; i < data.batches(); i++) {
            DMatrixRMaj x = new DMatrixRMaj(workload.batch(), in, true, data.input(i));
            DMatrixRMaj t = new DMatrixRMaj(workload.batch(), out, true, data.targets(i));
            gradients.add(() -> function.gradient(x, weight, bias, t) + function.dW().data[0]);
        }
        return new FormulaSubject(gradients);
    }

    private static Subject regressionInFloat(Workload workload, TrainingData data) {
        FunctionsInFloatFormulas.Regression function = new FunctionsInFloatFormulas.Regression();
        int in = workload.inputs();
        int out = workload.outputs();
        FMatrixRMaj weight = new FMatrixRMaj(in, out, true, TrainingData.floats(TrainingData.weight(in, out, 0)));
        FMatrixRMaj bias = new FMatrixRMaj(out, 1);
        List<Gradient> gradients = new ArrayList<>();
        for (int i = 0; i < data.batches(); i++) {
            FMatrixRMaj x = new FMatrixRMaj(workload.batch(), in, true, TrainingData.floats(data.input(i)));
            FMatrixRMaj t = new FMatrixRMaj(workload.batch(), out, true, TrainingData.floats(data.targets(i)));
            gradients.add(() -> function.gradient(x, weight, bias, t) + function.dW().data[0]);
        }
        return new FormulaSubject(gradients);
    }

    private static Subject hinge(Workload workload, TrainingData data) {
        FunctionsFormulas.Hinge function = new FunctionsFormulas.Hinge();
        List<Gradient> gradients = new ArrayList<>();
        for (int i = 0; i < data.batches(); i++) {
            DMatrixRMaj o = new DMatrixRMaj(workload.batch(), workload.outputs(), true, data.input(i));
            int[] y = data.labels(i);
            gradients.add(() -> function.gradient(o, y, MARGIN) + function.dO().data[0]);
        }
        return new FormulaSubject(gradients);
    }

    private static Subject hingeInFloat(Workload workload, TrainingData data) {
        FunctionsInFloatFormulas.Hinge function = new FunctionsInFloatFormulas.Hinge();
        List<Gradient> gradients = new ArrayList<>();
        for (int i = 0; i < data.batches(); i++) {
            FMatrixRMaj o =
                    new FMatrixRMaj(workload.batch(), workload.outputs(), true, TrainingData.floats(data.input(i)));
            int[] y = data.labels(i);
            gradients.add(() -> function.gradient(o, y, MARGIN) + function.dO().data[0]);
        }
        return new FormulaSubject(gradients);
    }

    @Override
    public double run(Task task) {
        if (task != Task.GRADIENT) {
            throw new IllegalArgumentException("a formula has a gradient alone");
        }
        return gradients.get(++calls % gradients.size()).take();
    }
}
