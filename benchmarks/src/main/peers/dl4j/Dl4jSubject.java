package gradwright.benchmarks.subject;

import gradwright.Precision;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j's multilayer network: {@code fit} of one batch, {@code output} of one row. */
final class Dl4jSubject implements Subject {

    private final List<Integer> widths;
    private final DataType type;
    private final MultiLayerNetwork network;
    private final MultiLayerNetwork withAdam;
    private final List<INDArray> inputs = new ArrayList<>();
    private final List<INDArray> targets = new ArrayList<>();
    private final INDArray row;
    private int steps;

    private Dl4jSubject(Workload workload, Precision precision, TrainingData data) {
        widths = workload.widths();
        type = precision == Precision.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
        Nd4j.setDefaultDataTypes(type, type);
        network = network(workload, new Sgd(TrainingData.RATE));
        withAdam = network(workload, new Adam(TrainingData.RATE));
        for (int i = 0; i < data.batches(); i++) {
            inputs.add(matrix(data.input(i), workload.batch(), workload.inputs()));
            targets.add(matrix(
                    workload.isClassifier() ? oneHot(data.labels(i), workload.outputs()) : data.targets(i),
                    workload.batch(),
                    workload.outputs()));
        }
        row = matrix(data.row(), 1, workload.inputs());
        restore();
    }

    /** In a workload's network and a precision. */
    static Subject of(Workload workload, Precision precision, TrainingData data) {
        return new Dl4jSubject(workload, precision, data);
    }

    private MultiLayerNetwork network(Workload workload, IUpdater updater) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(updater)
                .list();
        int last = widths.size() - 1;
        for (int i = 1; i < last; i++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(widths.get(i - 1))
                    .nOut(widths.get(i))
                    .activation(workload.isTanh() ? Activation.TANH : Activation.RELU)
                    .build());
        }
        layers.layer(new OutputLayer.Builder(workload.isClassifier() ? LossFunction.MCXENT : LossFunction.MSE)
                .nIn(widths.get(last - 1))
                .nOut(widths.get(last))
                .activation(workload.isClassifier() ? Activation.SOFTMAX : Activation.IDENTITY)
                .build());
        MultiLayerNetwork made = new MultiLayerNetwork(layers.build());
        made.init();
        return made;
    }

    private static double[] oneHot(int[] labels, int classes) {
        double[] numbers = new double[labels.length * classes];
        for (int n = 0; n < labels.length; n++) {
            numbers[n * classes + labels[n]] = 1;
        }
        return numbers;
    }

    private INDArray matrix(double[] numbers, int rows, int columns) {
        return Nd4j.createFromArray(numbers).reshape('c', rows, columns).castTo(type);
    }

    private void restore() {
        for (MultiLayerNetwork each : List.of(network, withAdam)) {
            for (int i = 1; i < widths.size(); i++) {
                int in = widths.get(i - 1);
                int out = widths.get(i);
                each.setParam((i - 1) + "_W", matrix(TrainingData.weight(in, out, i - 1), in, out));
                each.setParam((i - 1) + "_b", matrix(new double[out], 1, out));
            }
        }
    }

    @Override
    public double run(Task task) {
        return switch (task) {
            case STEP -> step(network);
            case ADAM -> step(withAdam);
            case ROW -> network.output(row, false).getDouble(0);
            default -> throw new IllegalArgumentException("a row is a matrix here");
        };
    }

    private double step(MultiLayerNetwork which) {
        if (TrainingData.isToRestore(++steps)) {
            restore();
        }
        int batch = steps % inputs.size();
        which.fit(inputs.get(batch), targets.get(batch));
        return TrainingData.finite(which.score());
    }
}
