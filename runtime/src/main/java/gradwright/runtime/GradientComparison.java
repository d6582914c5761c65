package gradwright.runtime;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/** The work of one {@link GradientCheck}: a network's gradients, and differences of its loss to hold them against. */
final class GradientComparison {

    /** How many lengths of the step are tried while the two disagree. */
    private static final int STEPS = 3;

    /**
     * How many standard deviations of the loss the slope times the step may be off. The extrapolation makes two of one;
     * the rest leaves room for noise that differs from place to place.
     */
    private static final double DEVIATIONS = 40;

    /** How many roundings of the loss an extrapolated one-sided slope times its step is made of, two slopes together. */
    private static final double ONE_SIDED = 8;

    /** Where the random numbers of directions start, far behind those that choose entries. */
    private static final long DIRECTION = 1L << 32;

    private final DoubleSupplier loss;
    private final DifferenceScheme scheme;
    private final double noise;
    private final double relativeFloor;
    private GradientReport worst;
    private GradientReport worstDirection;
    /** Of the loss, near the entries of the matrix that is compared. */
    private double largestLoss;

    /**
     * Prepares to compare the gradients as they are.
     *
     * @param noise the standard deviation of the loss by rounding
     */
    GradientComparison(List<CheckedNumbers> all, DoubleSupplier loss, DifferenceScheme scheme, double noise) {
        this.loss = loss;
        this.scheme = scheme;
        this.noise = noise;
        this.relativeFloor = scheme.relativeFloor() * largestGradient(all);
        this.worst = new GradientReport(0, "", "", 0, 0, 0, 0, scheme.tolerance());
        this.worstDirection = worst;
    }

    private static double largestGradient(List<CheckedNumbers> all) {
        double largest = 0;
        for (CheckedNumbers each : all) {
            for (int i = 0; i < each.gradients().length(); i++) {
                largest = Math.max(largest, Math.abs(each.gradients().get(i)));
            }
        }
        return largest;
    }

    /** The worst error: that of an entry, where one is wrong, for it says more than a direction. */
    GradientReport report() {
        GradientReport told =
                !worst.passed() || worst.worstError() >= worstDirection.worstError() ? worst : worstDirection;
        return told.withCounts(worst.compared() + worstDirection.compared(), worst.kinks() + worstDirection.kinks());
    }

    /** Compares so many entries of a matrix, and one direction; its values are then as they were. */
    void compare(CheckedNumbers numbers, int entries) {
        Numbers start = numbers.values().copy();
        Philox random = Philox.of(0, numbers.name());
        largestLoss = 0;
        try {
            for (int i : entries(start.length(), entries, random)) {
                compareEntry(numbers, start, i);
            }
            compareDirection(numbers, start, random);
        } finally {
            numbers.values().restore(start);
        }
    }

    /** The first and the last entry, and others at random, one out of each of equal stretches between them. */
    private static int[] entries(int length, int most, Philox random) {
        int[] entries = new int[Math.min(most, length)];
        for (int e = 0; e < entries.length; e++) {
            double within = entries.length == length ? 0 : (random.symmetric(e) + 1) / 2;
            entries[e] = (int) ((e + within) * length / entries.length);
        }
        if (entries.length > 1) {
            entries[0] = 0;
            entries[entries.length - 1] = length - 1;
        }
        return entries;
    }

    private void compareEntry(CheckedNumbers numbers, Numbers start, int i) {
        Numbers values = numbers.values();
        double slope = numbers.gradients().get(i);
        DoubleUnaryOperator moved = distance -> {
            values.set(i, start.get(i) + distance);
            return loss.getAsDouble() - surplus(slope * (values.get(i) - start.get(i)), slope * distance);
        };
        int columns = numbers.columns();
        String entry = "[" + i / columns + ", " + i % columns + "]";
        double scale = Math.max(1, Math.abs(start.get(i)));
        double step = scheme.step() * scale;
        Difference first = difference(moved, step);
        largestLoss = Math.max(largestLoss, first.largestLoss());
        worst = compareSlope(worst, numbers.name(), entry, slope, moved, first, step);
        values.set(i, start.get(i));
    }

    /** Moves all entries by one size, the signs at random, along a direction of length 1. */
    private void compareDirection(CheckedNumbers numbers, Numbers start, Philox random) {
        Numbers values = numbers.values();
        Numbers gradient = numbers.gradients();
        double size = 1 / Math.sqrt(start.length());
        double[] direction = new double[start.length()];
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            direction[i] = random.symmetric(DIRECTION + i) < 0 ? -size : size;
            sum += gradient.get(i) * direction[i];
        }
        double slope = sum;
        DoubleUnaryOperator moved = distance -> {
            double rise = 0;
            for (int i = 0; i < direction.length; i++) {
                values.set(i, start.get(i) + distance * direction[i]);
                rise += gradient.get(i) * (values.get(i) - start.get(i));
            }
            return loss.getAsDouble() - surplus(rise, slope * distance);
        };
        // A direction that changes nothing has a loss of nothing but rounding: that of the entries tells how much.
        Difference first = difference(moved, scheme.step()).withLargestLoss(largestLoss);
        worstDirection = compareSlope(
                worstDirection, numbers.name(), "along a random direction", slope, moved, first, scheme.step());
    }

    /**
     * How much more a loss rises by the gradient where the values really are, which are rounded, than where they were to
     * be; nothing if the gradient is not finite.
     */
    private static double surplus(double rise, double meant) {
        return Double.isFinite(rise - meant) ? rise - meant : 0;
    }

    /** What is the worst, after {@code known}, with one slope more. */
    private GradientReport compareSlope(
            GradientReport known,
            String parameter,
            String entry,
            double analytic,
            DoubleUnaryOperator lossAt,
            Difference first,
            double firstStep) {
        double rounding = Math.max(scheme.lossRounding() * first.largestLoss(), DEVIATIONS * noise);
        double floor = Math.max(relativeFloor, rounding / firstStep / scheme.tolerance());
        double numeric = first.slope();
        double step = firstStep;
        for (int i = 1; i < STEPS && error(analytic, numeric, floor) > scheme.tolerance(); i++) {
            step *= scheme.shortening();
            double candidate = difference(lossAt, step).slope();
            if (error(analytic, candidate, floor) < error(analytic, numeric, floor)) {
                numeric = candidate;
            }
        }
        boolean isKink = error(analytic, numeric, floor) > scheme.tolerance()
                && isBetweenSlopes(analytic, lossAt, step, rounding);
        double error = isKink ? 0 : error(analytic, numeric, floor);
        long compared = known.compared() + 1;
        long kinks = known.kinks() + (isKink ? 1 : 0);
        return compared == 1 || error > known.worstError()
                ? new GradientReport(error, parameter, entry, analytic, numeric, compared, kinks, scheme.tolerance())
                : known.withCounts(compared, kinks);
    }

    /**
     * Whether the point lies on a kink, the loss rising at different rates to both sides, and the slope is between them,
     * where every one is as good as another.
     */
    private static boolean isBetweenSlopes(double slope, DoubleUnaryOperator lossAt, double h, double rounding) {
        double here = lossAt.applyAsDouble(0);
        double right = oneSided(lossAt, here, h);
        double left = oneSided(lossAt, here, -h);
        double noise = ONE_SIDED * rounding / h;
        return Math.abs(right - left) > noise
                && slope >= Math.min(left, right) - noise
                && slope <= Math.max(left, right) + noise;
    }

    /** The slope to the side of {@code h}, extrapolated to step 0. */
    private static double oneSided(DoubleUnaryOperator lossAt, double here, double h) {
        double whole = (lossAt.applyAsDouble(h) - here) / h;
        double half = (lossAt.applyAsDouble(h / 2) - here) / (h / 2);
        return 2 * half - whole;
    }

    /** A derivative by differences, and the largest loss that went into it. */
    private record Difference(double slope, double largestLoss) {

        Difference withLargestLoss(double other) {
            return new Difference(slope, Math.max(largestLoss, other));
        }
    }

    private static Difference difference(DoubleUnaryOperator lossAt, double h) {
        double above = lossAt.applyAsDouble(h);
        double below = lossAt.applyAsDouble(-h);
        double whole = (above - below) / (2 * h);
        double half = (lossAt.applyAsDouble(h / 2) - lossAt.applyAsDouble(-h / 2)) / h;
        return new Difference((4 * half - whole) / 3, Math.max(Math.abs(above), Math.abs(below)));
    }

    /** Infinite where one of the two is not finite. */
    private static double error(double analytic, double numeric, double floor) {
        double difference = Math.abs(analytic - numeric);
        if (difference == 0) {
            return 0;
        }
        double error = difference / Math.max(floor, Math.max(Math.abs(analytic), Math.abs(numeric)));
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
}
