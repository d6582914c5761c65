package gradwright.benchmarks.fork;

import gradwright.Precision;
import gradwright.benchmarks.subject.DeclaredNetworks;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What javac takes for one network, with the annotation processor and without it: the first call of a JVM, and the median
 * of later ones.
 *
 * <p>Arguments: workload, folder, and whether the processor runs.
 */
public final class CompileTime {

    private static final int CALLS = 20;

    private CompileTime() {}

    /** Prints both. */
    public static void main(String[] arguments) throws IOException {
        Workload workload = Workload.named(arguments[0]);
        Path folder = Path.of(arguments[1]);
        boolean processing = Boolean.parseBoolean(arguments[2]);
        double[] micros = new double[CALLS + 1];
        for (int i = 0; i < micros.length; i++) {
            long start = System.nanoTime();
            DeclaredNetworks.compile(
                    List.of(workload),
                    List.of(Precision.DOUBLE),
                    folder,
                    System.getProperty("java.class.path"),
                    processing);
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        String variant = processing ? "processed" : "plain";
        print(workload, variant, "compile-cold", micros[0]);
        double[] later = Arrays.copyOfRange(micros, 1, micros.length);
        Arrays.sort(later);
        print(workload, variant, "compile-warm", later[later.length / 2]);
    }

    private static void print(Workload workload, String variant, String quantity, double micros) {
        System.out.println(
                new Measurement(Library.GRADWRIGHT.label(), workload.name(), variant, quantity, micros).line());
    }
}
