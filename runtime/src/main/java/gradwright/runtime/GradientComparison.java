package gradwright.runtime;

import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/** The work of one {@link GradientCheck}: a network's gradients, and differences of its loss to hold them against. */
final class GradientComparison {

    /** Lengths of the step to try while the two disagree. */
    private static final double[] SHORTER = {1, 0.1, 0.01};

    /**
     * What rounding may do to the difference of two losses, relative to them. A loss is a sum of many roundings of
     * numbers that may be larger than itself, so this is far above half a unit in the last place.
     */
    private static final double LOSS_ROUNDING = 10_000 * 0x1p-52;

    private static final double RELATIVE_FLOOR = 1e-3;

    /** Where the random numbers of directions start, far behind those that choose entries. */
    private static final long DIRECTION = 1L << 32;

    private final BoundParameters parameters;
    private final DoubleSupplier loss;
    private final double step;
    private final double tolerance;
    private final double relativeFloor;
    private GradientReport worst;

    /** Prepares to compare the gradients as they are. */
    GradientComparison(BoundParameters parameters, DoubleSupplier loss, double step, double tolerance) {
        this.parameters = parameters;
        this.loss = loss;
        this.step = step;
        this.tolerance = tolerance;
        this.relativeFloor = RELATIVE_FLOOR * largestGradient(parameters);
        this.worst = new GradientReport(0, "", "", 0, 0, 0, tolerance);
    }

    private static double largestGradient(BoundParameters parameters) {
        double largest = 0;
        for (int p = 0; p < parameters.count(); p++) {
            for (double each : parameters.gradients(p)) {
                largest = Math.max(largest, Math.abs(each));
            }
        }
        return largest;
    }

    GradientReport report() {
        return worst;
    }

    /** Compares a parameter's entries, or so many of them and a direction; its values are then as they were. */
    void compare(int parameter, int entries) {
        double[] values = parameters.values(parameter);
        double[] start = values.clone();
        int compared = Math.min(entries, values.length);
        Philox random = Philox.of(0, parameters.name(parameter));
        try {
            for (int e = 0; e < compared; e++) {
                // One entry out of each of equal stretches; where no entry is left out, a stretch is one entry.
                double within = compared == values.length ? 0 : (random.symmetric(e) + 1) / 2;
                compareEntry(parameter, start, (int) ((e + within) * values.length / compared));
            }
            if (compared < values.length) {
                compareDirection(parameter, start, random);
            }
        } finally {
            System.arraycopy(start, 0, values, 0, start.length);
        }
    }

    private void compareEntry(int parameter, double[] start, int i) {
        double[] values = parameters.values(parameter);
        DoubleUnaryOperator moved = distance -> {
            values[i] = start[i] + distance;
            return loss.getAsDouble();
        };
        int columns = parameters.columns(parameter);
        String entry = "[" + i / columns + ", " + i % columns + "]";
        double scale = Math.max(1, Math.abs(start[i]));
        compareSlope(parameter, entry, parameters.gradients(parameter)[i], moved, step * scale);
        values[i] = start[i];
    }

    /** Moves all entries by one size, the signs at random, along a direction of length 1. */
    private void compareDirection(int parameter, double[] start, Philox random) {
        double[] values = parameters.values(parameter);
        double[] gradient = parameters.gradients(parameter);
        double size = 1 / Math.sqrt(start.length);
        double[] direction = new double[start.length];
        double slope = 0;
        for (int i = 0; i < start.length; i++) {
            direction[i] = random.symmetric(DIRECTION + i) < 0 ? -size : size;
            slope += gradient[i] * direction[i];
        }
        DoubleUnaryOperator moved = distance -> {
            for (int i = 0; i < start.length; i++) {
                values[i] = start[i] + distance * direction[i];
            }
            return loss.getAsDouble();
        };
        compareSlope(parameter, "along a random direction", slope, moved, step);
    }

    private void compareSlope(
            int parameter, String entry, double analytic, DoubleUnaryOperator lossAt, double firstStep) {
        Difference first = difference(lossAt, firstStep);
        double floor = Math.max(relativeFloor, LOSS_ROUNDING * first.largestLoss() / firstStep / tolerance);
        double numeric = first.slope();
        for (int i = 1; i < SHORTER.length && error(analytic, numeric, floor) > tolerance; i++) {
            double candidate = difference(lossAt, firstStep * SHORTER[i]).slope();
            if (error(analytic, candidate, floor) < error(analytic, numeric, floor)) {
                numeric = candidate;
            }
        }
        add(parameters.name(parameter), entry, analytic, numeric, error(analytic, numeric, floor));
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
                ? new GradientReport(error, parameter, entry, analytic, numeric, compared, tolerance)
                : worst.withCompared(compared);
    }
}
