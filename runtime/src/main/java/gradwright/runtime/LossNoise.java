package gradwright.runtime;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Measures what rounding does to a loss: from its fourth differences at points so near to each other that all it does
 * there beyond a straight line is rounding (Moré and Wild, "Estimating computational noise", 2011).
 */
final class LossNoise {

    private static final int POINTS = 20;

    /** Entries smaller than this move as far as this one would. */
    private static final double SMALLEST_SCALE = 0x1p-10;

    private static final int ORDER = 4;

    /** The sum of the squares of 1, 4, 6, 4, 1: how much variance a fourth difference adds up. */
    private static final double VARIANCES = 70;

    private final List<CheckedNumbers> all;
    private final DoubleSupplier loss;

    LossNoise(List<CheckedNumbers> all, DoubleSupplier loss) {
        this.all = all;
        this.loss = loss;
    }

    /** The standard deviation of the loss, or 0 if it is not finite; all values are then as they were. */
    double measure() {
        List<Numbers> start = all.stream().map(each -> each.values().copy()).toList();
        double[] losses = new double[POINTS];
        try {
            for (int point = 0; point < POINTS; point++) {
                for (int i = 0; i < all.size(); i++) {
                    move(all.get(i), start.get(i), point);
                }
                losses[point] = loss.getAsDouble();
            }
        } finally {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).values().restore(start.get(i));
            }
        }
        return deviation(losses);
    }

    /** Moves each entry by so many times -4, -2, 0, 2 or 4 units in its last place, which no rounding changes. */
    private static void move(CheckedNumbers numbers, Numbers start, int point) {
        Numbers values = numbers.values();
        Philox random = Philox.of(1, numbers.name());
        for (int i = 0; i < values.length(); i++) {
            double scale = Math.max(Math.abs(start.get(i)), SMALLEST_SCALE);
            double unit = Math.scalb(values.epsilon(), Math.getExponent(scale));
            values.set(i, start.get(i) + point * unit * 2 * Math.rint(2 * random.symmetric(i)));
        }
    }

    private static double deviation(double[] losses) {
        double[] differences = losses.clone();
        int count = POINTS;
        for (int order = 0; order < ORDER; order++) {
            count--;
            for (int i = 0; i < count; i++) {
                differences[i] = differences[i + 1] - differences[i];
            }
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += differences[i] * differences[i];
        }
        double deviation = Math.sqrt(sum / count / VARIANCES);
        return Double.isFinite(deviation) ? deviation : 0;
    }
}
