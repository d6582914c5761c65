package gradwright.benchmarks;

import java.util.Arrays;

/**
 * What one call takes, in microseconds.
 *
 * @param best of all rounds
 * @param median of all rounds
 */
record Timing(double best, double median) {

    private static final int LONGEST_ROUND_NANOS = 200_000;
    private static final int FEWEST_ROUNDS = 5;

    /** What C2 needs on a busy machine. */
    private static final double WARM_UP_SECONDS = 3;

    /** Rounds of as many calls as fill a fifth of a millisecond, after a warm-up that is not counted. */
    static Timing of(Runnable call, double seconds) {
        run(call, 1, WARM_UP_SECONDS);
        long start = System.nanoTime();
        call.run();
        int calls = (int) Math.max(1, LONGEST_ROUND_NANOS / Math.max(1, System.nanoTime() - start));
        double[] rounds = run(call, calls, seconds);
        Arrays.sort(rounds);
        return new Timing(rounds[0], rounds[rounds.length / 2]);
    }

    private static double[] run(Runnable call, int calls, double seconds) {
        double[] rounds = new double[1024];
        int count = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (count < FEWEST_ROUNDS || System.nanoTime() < end) {
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                call.run();
            }
            if (count == rounds.length) {
                rounds = Arrays.copyOf(rounds, 2 * count);
            }
            rounds[count++] = (System.nanoTime() - start) / 1e3 / calls;
        }
        return Arrays.copyOf(rounds, count);
    }
}
