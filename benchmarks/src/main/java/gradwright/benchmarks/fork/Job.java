package gradwright.benchmarks.fork;

import gradwright.Precision;
import gradwright.benchmarks.subject.DeclaredNetworks;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Workload;
import gradwright.runtime.Adam;
import gradwright.runtime.generated.DoubleClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * A whole job from a cold JVM: reads a data set, trains a network with Adam, and tests it. {@code pytorch_job.py} does the
 * same.
 *
 * <p>Arguments: {@code digits} or {@code iris}, and the folder of the data.
 */
public final class Job {

    private static final double RATE = 2e-3;

    private final Workload workload;
    private final int epochs;

    private Job(Workload workload, int epochs) {
        this.workload = workload;
        this.epochs = epochs;
    }

    /** Examples of classes. */
    private record Examples(List<double[]> inputs, List<Integer> labels) {

        static Examples read(Path file, double scale) throws IOException {
            Examples examples = new Examples(new ArrayList<>(), new ArrayList<>());
            List<String> classes = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split(",", -1);
                if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
                    double[] input = new double[cells.length - 1];
                    for (int i = 0; i < input.length; i++) {
                        input[i] = Double.parseDouble(cells[i]) / scale;
                    }
                    String label = cells[input.length].strip();
                    if (!classes.contains(label)) {
                        classes.add(label);
                    }
                    examples.inputs.add(input);
                    examples.labels.add(label.matches("\\d+") ? Integer.parseInt(label) : classes.indexOf(label));
                }
            }
            return examples;
        }

        DMatrixRMaj matrix(List<Integer> which) {
            DMatrixRMaj matrix = new DMatrixRMaj(which.size(), inputs.get(0).length);
            for (int n = 0; n < which.size(); n++) {
                System.arraycopy(inputs.get(which.get(n)), 0, matrix.data, n * matrix.numCols, matrix.numCols);
            }
            return matrix;
        }

        int[] labels(List<Integer> which) {
            return which.stream().mapToInt(labels::get).toArray();
        }

        List<Integer> all() {
            List<Integer> all = new ArrayList<>();
            for (int n = 0; n < inputs.size(); n++) {
                all.add(n);
            }
            return all;
        }
    }

    /** Prints the accuracy and the most memory; the driver takes the time. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("iris")) {
            Examples iris = Examples.read(folder.resolve("iris.csv"), 1);
            new Job(Workload.named("iris"), 200).run(iris, iris);
        } else {
            new Job(Workload.named("digits"), 30)
                    .run(
                            Examples.read(folder.resolve("optdigits.tra"), 16),
                            Examples.read(folder.resolve("optdigits.tes"), 16));
        }
    }

    private void run(Examples train, Examples test) throws IOException {
        DoubleClassifier network = (DoubleClassifier) DeclaredNetworks.create(workload, Precision.DOUBLE, 1);
        Adam adam = new Adam(RATE);
        List<Integer> order = train.all();
        Random random = new Random(1);
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(order, random);
            for (int from = 0; from < order.size(); from += workload.batch()) {
                List<Integer> batch = order.subList(from, Math.min(from + workload.batch(), order.size()));
                network.gradient(train.matrix(batch), train.labels(batch));
                adam.step(network.parameters());
            }
        }
        int[] classes = network.classify(test.matrix(test.all()));
        int right = 0;
        for (int n = 0; n < classes.length; n++) {
            right += classes[n] == test.labels().get(n) ? 1 : 0;
        }
        print("accuracy", 100.0 * right / classes.length);
        Memory.peak().ifPresent(bytes -> print("peak-memory", bytes));
    }

    private void print(String quantity, double value) {
        System.out.println(new Measurement(Library.GRADWRIGHT.label(), workload.name(), "job", quantity, value).line());
    }
}
