package gradwright.processor.check;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A way to move a source.
 *
 * @param source whose entries move
 * @param entries how far each of them does
 * @param name how a report speaks of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Direction(String source, double[] entries, String name) {

    private static final int RANDOM_ENTRIES = 8;

    /** The first and the last entry, and random ones between. */
    static List<Direction> units(String source, int size, RandomGenerator random) {
        Set<Integer> chosen = new LinkedHashSet<>(List.of(0, size - 1));
        while (chosen.size() < Math.min(size, 2 + RANDOM_ENTRIES)) {
            chosen.add(random.nextInt(size));
        }
        return chosen.stream().sorted().map(entry -> unit(source, size, entry)).toList();
    }

    private static Direction unit(String source, int size, int entry) {
        double[] entries = new double[size];
        entries[entry] = 1;
        return new Direction(source, entries, "entry " + entry + " of `" + source + "`");
    }

    /** All entries at once. */
    static Direction random(String source, int size, RandomGenerator random) {
        double[] entries = new double[size];
        Arrays.setAll(entries, i -> random.nextDouble(-1, 1));
        return new Direction(source, entries, "a random direction of `" + source + "`");
    }
}
