package gradwright.processor.verification;

import java.util.function.DoubleSupplier;

/**
 * Derivatives from values alone: central differences, extrapolated twice (Romberg), error of order step^6.
 *
 * @param gradient the derivative by each number
 * @param error how far the last extrapolation moved any of them, which bounds the error where differences converge
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record CentralDifferences(double[] gradient, double error) {

    private static final double STEP = 0x1p-10;

    /** The derivatives of {@code function} by the numbers in {@code at}, which are modified and set back. */
    static CentralDifferences of(DoubleSupplier function, double[] at) {
        double[] gradient = new double[at.length];
        double error = 0;
        for (int i = 0; i < at.length; i++) {
            double whole = quotient(function, at, i, STEP);
            double half = quotient(function, at, i, STEP / 2);
            double quarter = quotient(function, at, i, STEP / 4);
            double fromHalf = (4 * half - whole) / 3;
            double fromQuarter = (4 * quarter - half) / 3;
            gradient[i] = (16 * fromQuarter - fromHalf) / 15;
            error = Math.max(error, Math.abs(gradient[i] - fromQuarter));
        }
        return new CentralDifferences(gradient, error);
    }

    private static double quotient(DoubleSupplier function, double[] at, int i, double step) {
        double value = at[i];
        double above = value + step;
        double below = value - step;
        at[i] = above;
        double atAbove = function.getAsDouble();
        at[i] = below;
        double atBelow = function.getAsDouble();
        at[i] = value;
        return (atAbove - atBelow) / (above - below);
    }
}
