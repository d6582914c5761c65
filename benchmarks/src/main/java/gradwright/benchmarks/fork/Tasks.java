package gradwright.benchmarks.fork;

import gradwright.Precision;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.subject.Subject;
import gradwright.benchmarks.workload.Iterations;
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
 * Measures the tasks of one library at one workload, by JMH in this very process, which is a fork already. JMH's loop around
 * the task is compiled together with what it calls, so that it does the warm-up, too; before each of its iterations the
 * compilers end what they have in hand. What takes seconds is called but a few times.
 *
 * <p>Arguments: library, workload, precision, seconds of the first task's warm-up, the core, and the tasks.
 */
public final class Tasks {

    private static final int FIRST_TASK = 5;

    /** A library that has done one task is nearly warm for the others. */
    private static final double LATER_WARM_UPS = 1.0 / 3;

    /** Short ones, since code that is compiled in one is run in the next, and may be compiled anew. */
    private static final double WARM_UP_ITERATION_SECONDS = 0.5;

    /** A call that takes so many warm-ups is measured as it is, cold: what C2 needs is small beside it. */
    private static final double COLD_CALL = 3;

    private Tasks() {}

    /** Prints a measurement for each task. */
    public static void main(String[] arguments) throws RunnerException {
        Library library = Library.valueOf(arguments[0]);
        Workload workload = Workload.named(arguments[1]);
        Precision precision = Precision.valueOf(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        String core = arguments[4];
        for (int i = FIRST_TASK; i < arguments.length; i++) {
            Task task = Task.valueOf(arguments[i]);
            double first = firstCall(library.open(workload, precision, 1), task);
            double micros = first >= COLD_CALL * seconds
                    ? first * 1e6
                    : measured(
                            library,
                            workload,
                            precision,
                            task,
                            core,
                            first >= seconds ? 0 : i == FIRST_TASK ? seconds : seconds * LATER_WARM_UPS);
            System.out.println(new Measurement(
                            library.label(),
                            workload.name(),
                            precision.name().toLowerCase(Locale.ROOT),
                            task.label(),
                            micros)
                    .line());
        }
    }

    /** The seconds that the first call takes. */
    private static double firstCall(Subject subject, Task task) {
        long start = System.nanoTime();
        subject.run(task);
        return (System.nanoTime() - start) / 1e9;
    }

    /** The median of the iterations, in microseconds; of a single one without a warm-up. */
    private static double measured(
            Library library, Workload workload, Precision precision, Task task, String core, double warmUp)
            throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(SubjectBenchmark.class.getName() + "." + task.label() + "$")
                        .param("library", library.name())
                        .param("workload", workload.name())
                        .param("precision", precision.name())
                        .param("core", core)
                        .forks(0)
                        .warmupIterations((int) Math.ceil(warmUp / WARM_UP_ITERATION_SECONDS))
                        .warmupTime(time(WARM_UP_ITERATION_SECONDS))
                        .measurementIterations(warmUp > 0 ? Iterations.COUNT : 1)
                        .measurementTime(time(Iterations.SECONDS))
                        .shouldFailOnError(true)
                        .output("target/benchmarks/jmh.log")
                        .build())
                .runSingle();
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static TimeValue time(double seconds) {
        return TimeValue.milliseconds(Math.round(1e3 * seconds));
    }
}
