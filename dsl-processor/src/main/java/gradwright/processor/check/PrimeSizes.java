package gradwright.processor.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Small stand-ins for the widths of a network: equal widths stay equal, different ones become different primes while
 * there are any left, so that no two axes are taken for each other by their lengths. A width of 1 stays 1.
 */
public final class PrimeSizes implements IntUnaryOperator {

    private static final List<Integer> PRIMES = List.of(3, 2, 5, 7, 11, 13, 17, 19, 23);

    private final Map<Integer, Integer> known = new HashMap<>();
    private int next;

    @Override
    public int applyAsInt(int size) {
        return size == 1 ? 1 : known.computeIfAbsent(size, key -> another());
    }

    /** A size for what no width counts: the samples of a batch. */
    public int another() {
        return PRIMES.get(next++ % PRIMES.size());
    }
}
