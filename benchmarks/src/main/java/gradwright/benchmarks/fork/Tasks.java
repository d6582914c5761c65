package gradwright.benchmarks.fork;

import gradwright.Precision;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.subject.Subject;
import gradwright.benchmarks.subject.TrainingData;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures the tasks of one library at one workload, by JMH in this very process, which is a fork already and pinned to a
 * core once it is warm. What takes seconds is called but a few times.
 *
 * <p>Arguments: library, workload, precision, seconds of the first warm-up, the core, and the tasks.
 */
public final class Tasks {

    private static final int FIRST_TASK = 5;
    private static final double LATER_WARM_UPS = 1.0 / 3;

    /** JMH's loop around the task is compiled anew, with what it calls: for that it has the last part of a warm-up. */
    private static final double LAST_PART = 2.0 / 3;

    private static final int ITERATIONS = 3;
    private static final TimeValue ITERATION = TimeValue.milliseconds(150);

    /** A call that takes so many warm-ups is measured as it is, cold: what C2 needs is small beside it. */
    private static final double COLD_CALL = 3;

    private Tasks() {}

    /** Prints a measurement for each task. */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        Library library = Library.valueOf(arguments[0]);
        Workload workload = Workload.named(arguments[1]);
        Precision precision = Precision.valueOf(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        String core = arguments[4];
        WarmUp warmUp = new WarmUp(core);
        for (int i = FIRST_TASK; i < arguments.length; i++) {
            Task task = Task.valueOf(arguments[i]);
            double least = i == FIRST_TASK ? seconds : seconds * LATER_WARM_UPS;
            Subject subject = library.open(workload, precision, TrainingData.BATCHES);
            double first = warmUp.run(() -> subject.run(task), least * (1 - LAST_PART));
            double micros = first >= COLD_CALL * seconds
                    ? first * 1e6
                    : measured(
                            library,
                            workload,
                            precision,
                            task,
                            core,
                            first < seconds ? ITERATIONS : 1,
                            TimeValue.milliseconds((long) (1e3 * seconds * LAST_PART)));
            System.out.println(new Measurement(
                            library.label(),
                            workload.name(),
                            precision.name().toLowerCase(Locale.ROOT),
                            task.label(),
                            micros)
                    .line());
        }
    }

    private static double measured(
            Library library,
            Workload workload,
            Precision precision,
            Task task,
            String core,
            int iterations,
            TimeValue warmUp)
            throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(SubjectBenchmark.class.getName() + "." + task.label() + "$")
                        .param("library", library.name())
                        .param("workload", workload.name())
                        .param("precision", precision.name())
                        .param("core", core)
                        .forks(0)
                        .warmupIterations(iterations > 1 ? 1 : 0)
                        .warmupTime(warmUp)
                        .measurementIterations(iterations)
                        .measurementTime(ITERATION)
                        .shouldFailOnError(true)
                        .output("target/benchmarks/jmh.log")
                        .build())
                .runSingle();
        return result.getPrimaryResult().getScore();
    }
}
