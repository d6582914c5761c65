package gradwright.benchmarks.fork;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a task until the virtual machine has compiled it: as long as it is told to, and then on as long as the compilers are
 * at work. They have all cores for it; {@link SubjectBenchmark} pins the process to one when JMH's own warm-up is over, too.
 *
 * <p>On one core, compilers would take turns with the task. A network of 64 layers or a library of many small methods keeps
 * them busy for ten seconds and more, and what is measured meanwhile is their time.
 */
final class WarmUp {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    /** As many of them as there are. */
    private static final String ALL_CORES = "0-255";

    private static final double SLICE_SECONDS = 0.5;

    /** A virtual machine whose compilers work for a smaller share of a slice is warm. */
    private static final double AT_WORK = 0.1;

    /** Times as long as it was told to. */
    private static final double LONGEST = 2;

    private final CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    private final String core;

    WarmUp(String core) {
        this.core = core;
    }

    /** Runs a task, and gives the seconds that its first call takes, for which the process is pinned already. */
    double run(Runnable task, double seconds) throws IOException, InterruptedException {
        pin(core);
        double first = slice(task, 0);
        pin(ALL_CORES);
        double spent = first;
        double compiling = 1;
        while (spent < seconds || (compiling > AT_WORK && spent < LONGEST * seconds)) {
            long before = compilers.getTotalCompilationTime();
            double slice = slice(task, SLICE_SECONDS);
            compiling = (compilers.getTotalCompilationTime() - before) / 1e3 / slice;
            spent += slice;
        }
        return first;
    }

    /** Runs it once at least. */
    private static double slice(Runnable task, double seconds) {
        long start = System.nanoTime();
        double spent;
        do {
            task.run();
            spent = (System.nanoTime() - start) / 1e9;
        } while (spent < seconds);
        return spent;
    }

    /** Moves all threads of this process to cores. */
    static void pin(String cores) throws IOException, InterruptedException {
        if (Files.isExecutable(TASKSET)) {
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder(TASKSET.toString(), "-a", "-c", "-p", cores, self)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
