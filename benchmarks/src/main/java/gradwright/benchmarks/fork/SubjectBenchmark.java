package gradwright.benchmarks.fork;

import gradwright.Precision;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.subject.Subject;
import gradwright.benchmarks.subject.TrainingData;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** One task of one library, as JMH measures it; the parameters come from the command line. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SubjectBenchmark {

    @Param("GRADWRIGHT")
    public String library = "";

    @Param("tiny")
    public String workload = "";

    @Param("DOUBLE")
    public String precision = "";

    @Param("0")
    public String core = "";

    private Subject subject = task -> 0;
    private boolean isPinned;

    /** Makes the network, and gives the compilers all cores for the warm-up. */
    @Setup
    public void open() throws IOException, InterruptedException {
        Cores.pin(Cores.ALL);
        subject = Library.valueOf(library)
                .open(Workload.named(workload), Precision.valueOf(precision), TrainingData.BATCHES);
    }

    /** Lets the compilers end what the iteration before has given them; from the first measurement on it is on one core. */
    @Setup(Level.Iteration)
    public void settle(IterationParams iteration) throws IOException, InterruptedException {
        if (!isPinned && iteration.getType() == IterationType.MEASUREMENT) {
            Cores.pin(core);
            isPinned = true;
        }
        Compilers.await();
    }

    /** {@link Task#STEP}. */
    @Benchmark
    public double step() {
        return subject.run(Task.STEP);
    }

    /** {@link Task#ADAM}. */
    @Benchmark
    public double adam() {
        return subject.run(Task.ADAM);
    }

    /** {@link Task#ROW}. */
    @Benchmark
    public double row() {
        return subject.run(Task.ROW);
    }

    /** {@link Task#MATRIX}. */
    @Benchmark
    public double matrix() {
        return subject.run(Task.MATRIX);
    }

    /** {@link Task#GRADIENT}. */
    @Benchmark
    public double gradient() {
        return subject.run(Task.GRADIENT);
    }
}
