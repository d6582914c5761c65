package gradwright.processor.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Watches the distances from kinks, such as the arguments of relu, over many evaluations of one function near one point:
 * a difference quotient is only worth something if none of them comes near 0 or changes sides. A distance that is
 * exactly 0 every time (behind a unit that is switched off) is no obstacle: nothing moves there.
 */
final class KinkWatch implements DoubleConsumer {

    private static final double MARGIN = 1e-5;

    private final List<Double> sides = new ArrayList<>();
    private int next;
    private boolean close;

    /** The next argument is again the first of an evaluation. */
    void restart() {
        next = 0;
    }

    @Override
    public void accept(double argument) {
        double side = Math.signum(argument);
        if (next == sides.size()) {
            sides.add(side);
        }
        close |= sides.get(next) != side || (side != 0 && Math.abs(argument) < MARGIN);
        next++;
    }

    /** Whether any argument was near 0, or on both sides of it. */
    boolean cameClose() {
        return close;
    }
}
