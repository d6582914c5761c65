package gradwright.processor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A deeper stack than javac's own, which build tools rarely let anyone choose: formulas and graphs are walked by recursion,
 * and are as deep as they are long.
 */
final class DeepStack {

    /** Reserved, not used: only what is touched takes memory. */
    private static final long BYTES = 256L << 20;

    private DeepStack() {}

    /** What {@code step} gives or throws; nothing else happens meanwhile. */
    static <T> T call(Supplier<T> step) {
        FutureTask<T> task = new FutureTask<>(step::get);
        new Thread(null, task, "gradwright", BYTES).start();
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException later) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown.getCause();
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
