package gradwright.benchmarks.workload;

/**
 * What several processes measured of the same thing.
 *
 * @param count how many there were
 */
public record Spread(double least, double median, double most, int count) {

    /** The same in another unit. */
    public Spread times(double factor) {
        return new Spread(least * factor, median * factor, most * factor, count);
    }

    /** The spread of at least one value, in ascending order. */
    static Spread of(double[] sorted) {
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1], sorted.length);
    }
}
