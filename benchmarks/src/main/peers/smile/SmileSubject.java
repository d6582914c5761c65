package gradwright.benchmarks.subject;

import gradwright.Precision;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.Cost;
import smile.base.mlp.HiddenLayer;
import smile.base.mlp.InputLayer;
import smile.base.mlp.Layer;
import smile.base.mlp.MultilayerPerceptron;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;
import smile.math.TimeFunction;
import smile.math.matrix.Matrix;

/**
 * Smile's multilayer perceptron in double precision, updated by batches as its own {@code MLP.update} does: one sample
 * after the other, with OpenBLAS for the product of a matrix and a vector.
 */
final class SmileSubject implements Subject {

    private final Perceptron perceptron;
    private final List<Integer> widths;
    private final boolean isClassifier;
    private final List<double[][]> inputs = new ArrayList<>();
    private final List<double[][]> targets = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();
    private final double[] row;
    private int steps;

    /** A layer whose weight can be set. */
    private interface Settable {
        void set(double[] weight);
    }

    private static final class Hidden extends HiddenLayer implements Settable {
        Hidden(int n, int p, ActivationFunction activation) {
            super(n, p, 0, activation);
        }

        @Override
        public void set(double[] numbers) {
            fill(weight, bias, numbers);
        }
    }

    private static final class Output extends OutputLayer implements Settable {
        Output(int n, int p, OutputFunction function, Cost cost) {
            super(n, p, function, cost);
        }

        @Override
        public void set(double[] numbers) {
            fill(weight, bias, numbers);
        }
    }

    /** The derivative of {@link ActivationFunction#tanh} of Smile 3.1.1 is (1 - y)^2, so that it would learn otherwise. */
    private static final class Tanh implements ActivationFunction {
        private static final long serialVersionUID = 1;

        @Override
        public String name() {
            return "TANH";
        }

        @Override
        public void f(double[] x) {
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.tanh(x[i]);
            }
        }

        @Override
        public void g(double[] gradient, double[] y) {
            for (int i = 0; i < y.length; i++) {
                gradient[i] *= 1 - y[i] * y[i];
            }
        }
    }

    /** What {@code smile.classification.MLP} and {@code smile.regression.MLP} are, with any width of the output. */
    private static final class Perceptron extends MultilayerPerceptron {

        Perceptron(Layer[] layers, double rate) {
            super(layers);
            setLearningRate(TimeFunction.constant(rate));
        }

        double[] predict(double[] x) {
            propagate(x, false);
            return output.output();
        }

        double crossEntropy(double[][] x, int[] classes) {
            double loss = 0;
            for (int n = 0; n < x.length; n++) {
                propagate(x[n], true);
                double[] wanted = target.get();
                Arrays.fill(wanted, 0);
                wanted[classes[n]] = 1;
                loss -= Math.log(output.output()[classes[n]]);
                backpropagate(false);
            }
            update(x.length);
            t++;
            return loss / x.length;
        }

        double meanSquare(double[][] x, double[][] y) {
            double loss = 0;
            for (int n = 0; n < x.length; n++) {
                propagate(x[n], true);
                System.arraycopy(y[n], 0, target.get(), 0, y[n].length);
                double[] result = output.output();
                for (int j = 0; j < result.length; j++) {
                    loss += (result[j] - y[n][j]) * (result[j] - y[n][j]);
                }
                backpropagate(false);
            }
            update(x.length);
            t++;
            return loss / (x.length * y[0].length);
        }

        void restore(List<Integer> widths) {
            for (int i = 1; i < widths.size(); i++) {
                Layer layer = i < net.length ? net[i] : output;
                ((Settable) layer).set(TrainingData.weight(widths.get(i - 1), widths.get(i), i - 1));
            }
        }
    }

    private SmileSubject(Workload workload, TrainingData data) {
        widths = workload.widths();
        isClassifier = workload.isClassifier();
        int last = widths.size() - 1;
        Layer[] layers = new Layer[widths.size()];
        layers[0] = new InputLayer(widths.get(0));
        for (int i = 1; i < last; i++) {
            layers[i] = new Hidden(
                    widths.get(i), widths.get(i - 1), workload.isTanh() ? new Tanh() : ActivationFunction.rectifier());
        }
        layers[last] = isClassifier
                ? new Output(widths.get(last), widths.get(last - 1), OutputFunction.SOFTMAX, Cost.LIKELIHOOD)
                : new Output(widths.get(last), widths.get(last - 1), OutputFunction.LINEAR, Cost.MEAN_SQUARED_ERROR);
        // Its square error is half the sum over the outputs, not their mean.
        double rate = isClassifier ? TrainingData.RATE : TrainingData.RATE * 2 / workload.outputs();
        perceptron = new Perceptron(layers, rate);
        for (int i = 0; i < data.batches(); i++) {
            inputs.add(rows(data.input(i), workload.batch()));
            if (isClassifier) {
                labels.add(data.labels(i));
            } else {
                targets.add(rows(data.targets(i), workload.batch()));
            }
        }
        row = data.row();
        perceptron.restore(widths);
    }

    /** In a workload's network, in double precision. */
    static Subject of(Workload workload, Precision precision, TrainingData data) {
        if (precision != Precision.DOUBLE) {
            throw new IllegalArgumentException("Smile computes in double");
        }
        return new SmileSubject(workload, data);
    }

    private static double[][] rows(double[] numbers, int count) {
        int width = numbers.length / count;
        double[][] rows = new double[count][width];
        for (int n = 0; n < count; n++) {
            System.arraycopy(numbers, n * width, rows[n], 0, width);
        }
        return rows;
    }

    private static void fill(Matrix weight, double[] bias, double[] numbers) {
        for (int out = 0; out < weight.nrow(); out++) {
            for (int in = 0; in < weight.ncol(); in++) {
                weight.set(out, in, numbers[in * weight.nrow() + out]);
            }
        }
        Arrays.fill(bias, 0);
    }

    @Override
    public double run(Task task) {
        return switch (task) {
            case STEP -> step();
            case ROW -> perceptron.predict(row)[0];
            default -> throw new IllegalArgumentException("Smile steps by plain descent and predicts rows");
        };
    }

    private double step() {
        if (TrainingData.isToRestore(++steps)) {
            perceptron.restore(widths);
        }
        int batch = steps % inputs.size();
        return TrainingData.finite(
                isClassifier
                        ? perceptron.crossEntropy(inputs.get(batch), labels.get(batch))
                        : perceptron.meanSquare(inputs.get(batch), targets.get(batch)));
    }
}
