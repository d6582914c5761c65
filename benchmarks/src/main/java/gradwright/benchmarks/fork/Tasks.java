package gradwright.benchmarks.fork;

import gradwright.Precision;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures the tasks of one library at one workload, by JMH in this very process, which is a fork already: the first after
 * a warm-up of three seconds, which C2 needs, the others after one.
 *
 * <p>Arguments: library, workload, precision, seconds of the first warm-up, and the tasks.
 */
public final class Tasks {

    private static final int ITERATIONS = 3;
    private static final TimeValue ITERATION = TimeValue.milliseconds(150);
    private static final double LATER_WARM_UPS = 1.0 / 3;

    private Tasks() {}

    /** Prints a measurement for each task. */
    public static void main(String[] arguments) throws RunnerException {
        Library library = Library.valueOf(arguments[0]);
        Workload workload = Workload.named(arguments[1]);
        Precision precision = Precision.valueOf(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        for (int i = 4; i < arguments.length; i++) {
            Task task = Task.valueOf(arguments[i]);
            double warmUp = i == 4 ? seconds : seconds * LATER_WARM_UPS;
            for (RunResult result : new Runner(new OptionsBuilder()
                            .include(SubjectBenchmark.class.getName() + "." + task.label() + "$")
                            .param("library", library.name())
                            .param("workload", workload.name())
                            .param("precision", precision.name())
                            .forks(0)
                            .warmupIterations(1)
                            .warmupTime(TimeValue.milliseconds((long) (1000 * warmUp)))
                            .measurementIterations(ITERATIONS)
                            .measurementTime(ITERATION)
                            .shouldFailOnError(true)
                            .output("target/benchmarks/jmh.log")
                            .build())
                    .run()) {
                System.out.println(new Measurement(
                                library.label(),
                                workload.name(),
                                precision.name().toLowerCase(Locale.ROOT),
                                task.label(),
                                result.getPrimaryResult().getScore())
                        .line());
            }
        }
    }
}
