package gradwright.processor.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Watches the distances from kinks, such as the arguments of relu, over many evaluations of one function near one point:
 * a difference quotient is only worth something if none of them changes sides, not even between the points where it is
 * seen. So each has to stay as far from 0 as it moves. One that is exactly 0 every time (behind a unit that is switched
 * off) is no obstacle: nothing moves there.
 */
final class KinkWatch implements DoubleConsumer {

    /** Where an argument was seen. */
    private record Range(double lowest, double highest) {

        Range with(double argument) {
            return new Range(Math.min(lowest, argument), Math.max(highest, argument));
        }

        boolean isCloseToZero() {
            double movement = highest - lowest;
            return lowest < movement && -highest < movement;
        }
    }

    private final List<Range> ranges = new ArrayList<>();
    private int next;

    /** The next argument is again the first of an evaluation. */
    void restart() {
        next = 0;
    }

    @Override
    public void accept(double argument) {
        if (next == ranges.size()) {
            ranges.add(new Range(argument, argument));
        } else {
            ranges.set(next, ranges.get(next).with(argument));
        }
        next++;
    }

    /** Whether any argument was on both sides of 0, or may have been between two evaluations. */
    boolean cameClose() {
        return ranges.stream().anyMatch(Range::isCloseToZero);
    }
}
