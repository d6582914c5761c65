package gradwright.benchmarks.workload;

/**
 * How a task is measured once it is warm, in whatever language: so many times for so long, one call at least. The median of
 * them stands for the process, so that what disturbs a few of them is not measured. Where one call takes longer than the
 * warm-up, it is measured once.
 */
public final class Iterations {

    /** How many there are. */
    public static final int COUNT = 9;

    /** How long each of them takes. */
    public static final double SECONDS = 0.05;

    private Iterations() {}
}
