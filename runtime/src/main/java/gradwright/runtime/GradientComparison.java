package gradwright.runtime;

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

    private final BoundParameters parameters;
    private final DoubleSupplier loss;
    private final DifferenceScheme scheme;
    private final double noise;
    private final double relativeFloor;
    private GradientReport worst;

    /**
     * Prepares to compare the gradients as they are.
     *
     * @param noise the standard deviation of the loss by rounding
     */
    GradientComparison(BoundParameters parameters, DoubleSupplier loss, DifferenceScheme scheme, double noise) {
        this.parameters = parameters;
        this.loss = loss;
        this.scheme = scheme;
        this.noise = noise;
        this.relativeFloor = scheme.relativeFloor() * largestGradient(parameters);
        this.worst = new GradientReport(0, "", "", 0, 0, 0, 0, scheme.tolerance());
    }

    private static double largestGradient(BoundParameters parameters) {
        double largest = 0;
        for (int p = 0; p < parameters.count(); p++) {
            Numbers gradients = parameters.gradients(p);
            for (int i = 0; i < gradients.length(); i++) {
                largest = Math.max(largest, Math.abs(gradients.get(i)));
            }
        }
        return largest;
    }

    GradientReport report() {
        return worst;
    }

    /** Compares a parameter's entries, or so many of them and a direction; its values are then as they were. */
    void compare(int parameter, int entries) {
        Numbers values = parameters.values(parameter);
        Numbers start = values.copy();
        int compared = Math.min(entries, values.length());
        Philox random = Philox.of(0, parameters.name(parameter));
        try {
            for (int e = 0; e < compared; e++) {
                // One entry out of each of equal stretches; where no entry is left out, a stretch is one entry.
                double within = compared == values.length() ? 0 : (random.symmetric(e) + 1) / 2;
                compareEntry(parameter, start, (int) ((e + within) * values.length() / compared));
            }
            if (compared < values.length()) {
                compareDirection(parameter, start, random);
            }
        } finally {
            values.restore(start);
        }
    }

    private void compareEntry(int parameter, Numbers start, int i) {
        Numbers values = parameters.values(parameter);
        double slope = parameters.gradients(parameter).get(i);
        DoubleUnaryOperator moved = distance -> {
            values.set(i, start.get(i) + distance);
            return loss.getAsDouble() - surplus(slope * (values.get(i) - start.get(i)), slope * distance);
        };
        int columns = parameters.columns(parameter);
        String entry = "[" + i / columns + ", " + i % columns + "]";
        double scale = Math.max(1, Math.abs(start.get(i)));
        compareSlope(parameter, entry, slope, moved, scheme.step() * scale);
        values.set(i, start.get(i));
    }

    /** Moves all entries by one size, the signs at random, along a direction of length 1. */
    private void compareDirection(int parameter, Numbers start, Philox random) {
        Numbers values = parameters.values(parameter);
        Numbers gradient = parameters.gradients(parameter);
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
        compareSlope(parameter, "along a random direction", slope, moved, scheme.step());
    }

    /**
     * How much more a loss rises by the gradient where the values really are, which are rounded, than where they were to
     * be; nothing if the gradient is not finite.
     */
    private static double surplus(double rise, double meant) {
        return Double.isFinite(rise - meant) ? rise - meant : 0;
    }

    private void compareSlope(
            int parameter, String entry, double analytic, DoubleUnaryOperator lossAt, double firstStep) {
        Difference first = difference(lossAt, firstStep);
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
        add(parameters.name(parameter), entry, analytic, numeric, isKink ? 0 : error(analytic, numeric, floor));
        worst = worst.withCounts(worst.compared(), worst.kinks() + (isKink ? 1 : 0));
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
    private record Difference(double slope, double largestLoss) {}

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

    private void add(String parameter, String entry, double analytic, double numeric, double error) {
        long compared = worst.compared() + 1;
        worst = compared == 1 || error > worst.worstError()
                ? new GradientReport(
                        error, parameter, entry, analytic, numeric, compared, worst.kinks(), scheme.tolerance())
                : worst.withCounts(compared, worst.kinks());
    }
}
