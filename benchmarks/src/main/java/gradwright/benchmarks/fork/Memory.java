package gradwright.benchmarks.fork;

import com.sun.management.ThreadMXBean;
import gradwright.Precision;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.subject.Subject;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a step allocates, and the most memory that the process ever had; of a library that only predicts, a prediction.
 *
 * <p>Arguments: library, workload.
 */
public final class Memory {

    private static final int STEPS = 200;

    private Memory() {}

    /** Prints both. */
    public static void main(String[] arguments) throws IOException {
        Library library = Library.valueOf(arguments[0]);
        Workload workload = Workload.named(arguments[1]);
        Task task = library.tasks(workload).get(0);
        Subject subject = library.open(workload, Precision.DOUBLE, 1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        subject.run(task);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < STEPS; i++) {
            subject.run(task);
        }
        double allocated = (double) (threads.getCurrentThreadAllocatedBytes() - before) / STEPS;
        print(library, workload.name(), "allocated", allocated);
        peak().ifPresent(bytes -> print(library, workload.name(), "peak-memory", bytes));
    }

    private static void print(Library library, String workload, String quantity, double value) {
        System.out.println(new Measurement(library.label(), workload, "double", quantity, value).line());
    }

    /** The most bytes that the process had in memory, where the system tells. */
    static Optional<Double> peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst();
        }
    }
}
