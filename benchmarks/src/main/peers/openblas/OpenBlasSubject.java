package gradwright.benchmarks.subject;

import gradwright.Precision;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The same training step as one writes it by hand over OpenBLAS: its kernels multiply and update, plain loops over buffers
 * outside the heap, which it reads in place, do the rest.
 *
 * @param <B> the buffer of a precision
 */
final class OpenBlasSubject<B extends Buffer> implements Subject {

    private final Blas<B> blas;
    private final int samples;
    private final boolean isTanh;
    private final boolean isClassifier;
    private final List<Integer> widths;
    private final List<B> inputs = new ArrayList<>();
    private final List<B> targets = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();
    private final List<B> weights = new ArrayList<>();
    private final List<B> biases = new ArrayList<>();
    private final List<B> weightGradients = new ArrayList<>();
    private final List<B> biasGradients = new ArrayList<>();
    private final List<B> values = new ArrayList<>();
    private final List<B> deltas = new ArrayList<>();
    private final B row;
    private int steps;

    private OpenBlasSubject(Blas<B> blas, Workload workload, TrainingData data) {
        this.blas = blas;
        samples = workload.batch();
        isTanh = workload.isTanh();
        isClassifier = workload.isClassifier();
        widths = workload.widths();
        for (int i = 0; i < data.batches(); i++) {
            inputs.add(filled(data.input(i)));
            if (isClassifier) {
                labels.add(data.labels(i));
            } else {
                targets.add(filled(data.targets(i)));
            }
        }
        for (int i = 1; i < widths.size(); i++) {
            int in = widths.get(i - 1);
            int out = widths.get(i);
            weights.add(blas.allocate(in * out));
            weightGradients.add(blas.allocate(in * out));
            biases.add(blas.allocate(out));
            biasGradients.add(blas.allocate(out));
            values.add(blas.allocate(samples * out));
            deltas.add(blas.allocate(samples * out));
        }
        row = filled(data.row());
        restore();
    }

    /** In a workload's network and a precision. */
    static Subject of(Workload workload, Precision precision, TrainingData data) {
        return precision == Precision.DOUBLE
                ? new OpenBlasSubject<>(new Blas.InDouble(), workload, data)
                : new OpenBlasSubject<>(new Blas.InFloat(), workload, data);
    }

    private B filled(double[] numbers) {
        B buffer = blas.allocate(numbers.length);
        blas.fill(buffer, numbers);
        return buffer;
    }

    private void restore() {
        for (int i = 1; i < widths.size(); i++) {
            blas.fill(weights.get(i - 1), TrainingData.weight(widths.get(i - 1), widths.get(i), i - 1));
            blas.fill(biases.get(i - 1), new double[widths.get(i)]);
        }
    }

    @Override
    public double run(Task task) {
        return switch (task) {
            case STEP -> step();
            case ROW -> {
                forward(1, row);
                yield blas.get(values.get(values.size() - 1), 0);
            }
            default -> throw new IllegalArgumentException("by hand there are plain steps and rows");
        };
    }

    private double step() {
        if (TrainingData.isToRestore(++steps)) {
            restore();
        }
        int batch = steps % inputs.size();
        B x = inputs.get(batch);
        forward(samples, x);
        int last = weights.size() - 1;
        int outputs = widths.get(last + 1);
        double loss = TrainingData.finite(
                isClassifier
                        ? blas.crossEntropy(samples, outputs, values.get(last), labels.get(batch), deltas.get(last))
                        : blas.meanSquare(samples * outputs, values.get(last), targets.get(batch), deltas.get(last)));
        for (int layer = last; layer >= 0; layer--) {
            backward(layer, layer == 0 ? x : values.get(layer - 1));
        }
        for (int layer = 0; layer <= last; layer++) {
            int out = widths.get(layer + 1);
            blas.descend(widths.get(layer) * out, TrainingData.RATE, weightGradients.get(layer), weights.get(layer));
            blas.descend(out, TrainingData.RATE, biasGradients.get(layer), biases.get(layer));
        }
        return loss;
    }

    private void forward(int rows, B x) {
        int last = weights.size() - 1;
        for (int layer = 0; layer <= last; layer++) {
            int in = widths.get(layer);
            int out = widths.get(layer + 1);
            B y = values.get(layer);
            blas.multiply(false, false, rows, out, in, layer == 0 ? x : values.get(layer - 1), weights.get(layer), y);
            blas.activate(rows, out, y, biases.get(layer), layer < last, isTanh);
        }
    }

    private void backward(int layer, B input) {
        int in = widths.get(layer);
        int out = widths.get(layer + 1);
        B delta = deltas.get(layer);
        blas.multiply(true, false, in, out, samples, input, delta, weightGradients.get(layer));
        blas.sumRows(samples, out, delta, biasGradients.get(layer));
        if (layer > 0) {
            B before = deltas.get(layer - 1);
            blas.multiply(false, true, samples, in, out, delta, weights.get(layer), before);
            blas.derive(samples * in, before, values.get(layer - 1), isTanh);
        }
    }
}
