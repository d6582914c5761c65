package gradwright.runtime;

import java.util.List;

/**
 * How derivatives by differences are taken, and held against a gradient, in one precision.
 *
 * @param step how far an entry is moved at first
 * @param shortening what the step is multiplied with while the two disagree
 * @param tolerance the largest error that passes
 * @param relativeFloor how small, beside the largest gradient entry, an entry may be and still be told apart
 * @param lossRounding what rounding may at least do to a difference of losses, relative to them
 */
record DifferenceScheme(double step, double shortening, double tolerance, double relativeFloor, double lossRounding) {

    /**
     * A loss is a sum of many roundings of numbers that may be larger than itself, so what rounding does is taken far
     * above half a unit in the last place; there is room for that.
     */
    static final DifferenceScheme DOUBLE = new DifferenceScheme(1e-3, 0.1, 1e-6, 1e-3, 10_000 * 0x1p-52);

    /** There is no such room, so the steps are long, and more than this only where it was measured. */
    static final DifferenceScheme FLOAT = new DifferenceScheme(0x1p-4, 0.25, 1e-3, 1e-2, 4 * 0x1p-23);

    static DifferenceScheme of(List<CheckedNumbers> all) {
        boolean isFloat = !all.isEmpty() && all.get(0).values().epsilon() > 0x1p-52;
        return isFloat ? FLOAT : DOUBLE;
    }

    DifferenceScheme withStep(double newStep) {
        return new DifferenceScheme(newStep, shortening, tolerance, relativeFloor, lossRounding);
    }

    DifferenceScheme withTolerance(double newTolerance) {
        return new DifferenceScheme(step, shortening, newTolerance, relativeFloor, lossRounding);
    }
}
