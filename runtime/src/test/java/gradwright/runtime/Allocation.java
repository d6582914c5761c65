package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Counts what calls allocate. */
public final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /**
     * Runs calls eleven times. A run after the first allocates nothing, but one of them may be the one in which the JVM
     * leaves code it had compiled on a wrong guess, for which it allocates some bytes in this thread once.
     */
    public static void allocatesNothing(Runnable calls) {
        // The bean itself allocates when it is asked for the first time.
        THREADS.getCurrentThreadAllocatedBytes();
        calls.run();
        long[] bytes = new long[10];
        for (int run = 0; run < bytes.length; run++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            calls.run();
            bytes[run] = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        long allocating = Arrays.stream(bytes).filter(each -> each != 0).count();
        assertTrue(allocating <= 1, "bytes allocated by the runs after the first: " + Arrays.toString(bytes));
    }
}
