package gradwright.benchmarks.fork;

import gradwright.Precision;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.subject.Subject;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;

/**
 * What a subject predicts at first, and its loss after a few steps: from the same weights and with the same batches as all
 * others, so that the driver can compare them and nobody is measured at something else. The loss depends on the forward
 * pass, on every gradient, and on every update before. Of a formula it is the value plus an entry of the gradient.
 *
 * <p>Arguments: library, workload, precision.
 */
public final class Agreement {

    private static final int STEPS = 3;

    private Agreement() {}

    /** Prints {@code output} and {@code loss}, as far as the library can be asked. */
    public static void main(String[] arguments) {
        Library library = Library.valueOf(arguments[0]);
        Workload workload = Workload.named(arguments[1]);
        Precision precision = Precision.valueOf(arguments[2]);
        Subject subject = library.open(workload, precision, STEPS + 1);
        String variant = precision.name().toLowerCase(Locale.ROOT);
        List<Task> tasks = library.tasks(workload);
        if (tasks.contains(Task.ROW)) {
            print(library, workload, variant, "output", subject.run(Task.ROW));
        }
        for (Task task : List.of(Task.STEP, Task.GRADIENT)) {
            if (tasks.contains(task)) {
                double loss = 0;
                for (int i = 0; i < STEPS; i++) {
                    loss = subject.run(task);
                }
                print(library, workload, variant, "loss", loss);
            }
        }
    }

    private static void print(Library library, Workload workload, String variant, String quantity, double value) {
        System.out.println(new Measurement(library.label(), workload.name(), variant, quantity, value).line());
    }
}
