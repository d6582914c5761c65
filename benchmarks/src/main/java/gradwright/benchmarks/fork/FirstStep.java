package gradwright.benchmarks.fork;

import gradwright.benchmarks.workload.Measurement;
import gradwright.runtime.Sgd;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.DoubleNetwork;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A cold JVM's first step or prediction, from the first instruction of its program on: classes are loaded, the network is
 * created, one batch is made, and all of it is interpreted. Touches nothing before that a user's program would not.
 *
 * <p>Arguments: name of the workload, class of its network, samples, inputs, outputs, and {@code step} or {@code row}.
 */
public final class FirstStep {

    private FirstStep() {}

    /** Prints how long it took. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        long start = System.nanoTime();
        int samples = Integer.parseInt(arguments[2]);
        int inputs = Integer.parseInt(arguments[3]);
        int outputs = Integer.parseInt(arguments[4]);
        DoubleNetwork network = (DoubleNetwork)
                Class.forName(arguments[1]).getMethod("create", long.class).invoke(null, 1L);
        if (arguments[5].equals("step")) {
            step((DoubleLearner) network, filled(samples, inputs), samples, outputs);
        } else {
            network.predict(filled(1, inputs).data);
        }
        double micros = (System.nanoTime() - start) / 1e3;
        System.out.println(
                new Measurement("gradwright", arguments[0], "double", "first-" + arguments[5], micros).line());
    }

    private static void step(DoubleLearner network, DMatrixRMaj x, int samples, int outputs) {
        if (network instanceof DoubleClassifier classifier) {
            classifier.gradient(x, new int[samples]);
        } else {
            network.gradient(x, filled(samples, outputs));
        }
        new Sgd(1e-3).step(network.parameters());
    }

    private static DMatrixRMaj filled(int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        Arrays.fill(matrix.data, 0.5);
        return matrix;
    }
}
