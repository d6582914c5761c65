package gradwright.benchmarks.subject;

import gradwright.benchmarks.workload.Workload;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The batches that a subject is trained with in rotation, so many that no branch and no cache knows them by heart, and the
 * weights that it starts from.
 *
 * <p>Numbers are those of {@link SplittableRandom} (SplitMix64), which the subjects in C and Python compute as well: all
 * subjects do the same, and {@link gradwright.benchmarks.fork.Agreement} has their losses compared.
 */
public final class TrainingData {

    /** Batches in rotation. */
    public static final int BATCHES = 64;

    /** After so many steps the parameters start anew, so that none of them drifts where numbers are slow. */
    private static final int STEPS_TO_RESTORE = 4096;

    /** The step of gradient descent and of Adam. */
    static final double RATE = 1e-3;

    /** Uniform between these, entries have a variance of 1. */
    private static final double LARGEST = Math.sqrt(3);

    private final Workload workload;
    private final int batches;

    /** So many batches; {@link #BATCHES}, unless a first step is measured. */
    TrainingData(Workload workload, int batches) {
        this.workload = workload;
        this.batches = batches;
    }

    /** Batches in rotation. */
    int batches() {
        return batches;
    }

    /** The input of a batch, one sample after the other. */
    double[] input(int batch) {
        return numbers(workload.batch() * workload.inputs(), 2L * batch);
    }

    /** The dense targets of a batch. */
    double[] targets(int batch) {
        return numbers(workload.batch() * workload.outputs(), 2L * batch + 1);
    }

    /** The classes of a batch's samples. */
    int[] labels(int batch) {
        SplittableRandom random = new SplittableRandom(2L * batch + 1);
        return IntStream.range(0, workload.batch())
                .map(sample -> (int) (random.nextDouble() * workload.outputs()))
                .toArray();
    }

    /** One sample to predict from. */
    double[] row() {
        return numbers(workload.inputs(), -1);
    }

    /** Initial values of a weight: uniform, with the variance that keeps that of what flows through. */
    static double[] weight(int in, int out, int layer) {
        double[] weight = numbers(in * out, 1000L + layer);
        for (int i = 0; i < weight.length; i++) {
            weight[i] /= Math.sqrt(in);
        }
        return weight;
    }

    /** The same in single precision. */
    static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    /**
     * Whether the parameters start anew before a step: every {@value #STEPS_TO_RESTORE} steps, and after 64, 128, 256 ... before
     * that. What a compiler has not seen it leaves out, and compiles all anew when it comes; so it has to come while the task
     * warms up, however long a step takes.
     */
    static boolean isToRestore(int step) {
        int period = Math.min(Math.max(Integer.highestOneBit(step), BATCHES), STEPS_TO_RESTORE);
        return step % period == 0;
    }

    /** A loss, if it is a number. */
    static double finite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the loss is " + loss);
        }
        return loss;
    }

    private static double[] numbers(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextDouble(-LARGEST, LARGEST);
        }
        return numbers;
    }
}
