package gradwright.benchmarks.fork;

import java.io.File;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The compilers of this virtual machine, whose work is not to be measured: on one core they would take turns with a task.
 *
 * <p>The time that the machine itself tells ({@link CompilationMXBean}) grows when a compilation ends; one that takes a
 * second does not show until then. So the compilers' threads are looked at, too, where the system tells about them.
 */
final class Compilers {

    private static final File THREADS = new File("/proc/self/task");

    /** A thread's name, cut to what the system keeps of it, and its state: {@code S} is one that waits (proc(5)). */
    private static final Pattern AT_WORK = Pattern.compile("\\d+ \\(C[12] CompilerThre\\) [^S].*", Pattern.DOTALL);

    /** A compiler may wait for a lock for a moment; so many looks have to find it idle. */
    private static final int LOOKS = 6;

    private static final int MILLIS_BETWEEN_LOOKS = 2;

    /** No compilation takes so long; whoever compiles on and on is measured as it is. */
    private static final int MOST_LOOKS = 5000;

    private Compilers() {}

    /** Waits until they are idle; what they have in hand, they have all cores for that this process has. */
    static void await() throws InterruptedException {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        long compiled = -1;
        int idle = 0;
        for (int look = 0; idle < LOOKS && look < MOST_LOOKS; look++) {
            long now = compilers.getTotalCompilationTime();
            idle = now == compiled && !areAtWork() ? idle + 1 : 0;
            compiled = now;
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    private static boolean areAtWork() {
        String[] threads = THREADS.list();
        for (String thread : threads == null ? new String[0] : threads) {
            if (isAtWork(status(thread))) {
                return true;
            }
        }
        return false;
    }

    private static String status(String thread) {
        try {
            return Files.readString(Path.of(THREADS.getPath(), thread, "stat"));
        } catch (IOException e) {
            // It has just ended.
            return "";
        }
    }

    /** Whether a thread, as the system tells about it, is a compiler that runs or waits for a core. */
    static boolean isAtWork(String status) {
        return AT_WORK.matcher(status).matches();
    }
}
