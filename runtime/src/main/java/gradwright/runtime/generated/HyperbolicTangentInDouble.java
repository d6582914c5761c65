package gradwright.runtime.generated;

import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * The hyperbolic tangent in double precision, of a number and of a row: that of half of the argument by a quotient of
 * polynomials, then doubled. No operation on bits, so that loops over it become vectors on any JVM. The coefficients are from
 * {@code approximation.py}.
 */
final class HyperbolicTangentInDouble {

    /** From here on it is 1. */
    static final double ONE = 22;

    /** Shorter rows are computed entry by entry: they have no whole vector. */
    private static final int FEWEST = 8;

    /**
     * Entries between the two loops: C2 unrolls a loop for as many rounds as it has seen it make, and short rows would run
     * through a loop made for long ones without meeting a vector.
     */
    private static final int BLOCK = 64;

    private HyperbolicTangentInDouble() {}

    static double tanh(double x) {
        return doubled(halved(x > ONE ? ONE : x < -ONE ? -ONE : x));
    }

    /**
     * The same function of {@code count} entries one after the other, with the same bits: C2 makes vectors of each of two
     * loops, in one array, and of none where both are one.
     */
    static void tanh(double[] x, int xOffset, int count, double[] result, int resultOffset) {
        if (count < FEWEST) {
            for (int j = 0; j < count; j++) {
                result[resultOffset + j] = tanh(x[xOffset + j]);
            }
            return;
        }
        if (x != result || xOffset != resultOffset) {
            System.arraycopy(x, xOffset, result, resultOffset, count);
        }
        int end = resultOffset + count;
        for (int begin = resultOffset; begin < end; begin += BLOCK) {
            halve(result, begin, Math.min(end, begin + BLOCK));
            doubleBack(result, begin, Math.min(end, begin + BLOCK));
        }
    }

    /** Limits by {@code min} and {@code max}, of which C2 makes vectors; one entry is compared sooner. */
    private static void halve(double[] x, int begin, int end) {
        for (int i = begin; i < end; i++) {
            x[i] = halved(Math.max(-ONE, Math.min(ONE, x[i])));
        }
    }

    private static void doubleBack(double[] x, int begin, int end) {
        for (int i = begin; i < end; i++) {
            x[i] = doubled(x[i]);
        }
    }

    /** {@code 2 tanh(x / 2)}, for x up to {@link #ONE} in size. */
    private static double halved(double x) {
        double z = x * x;
        // 0 added makes -0 a 0, which leaves x its sign when it is 0.
        return fma(x, fma(z, halvedDividend(z), 0) / halvedDivisor(z), x);
    }

    /** {@code tanh(x) = t / (1 + t^2 / 4)} with {@code t = 2 tanh(x / 2)}, whose relative error this divides by cosh(x). */
    private static double doubled(double t) {
        double quarter = 0.25 * t;
        double divisor = fma(quarter, t, 1);
        double divisorLow = fma(quarter, t, 1 - divisor);
        // The result and its remainder have the other sign until the end, so that -0 stays what it is.
        double inverse = -1 / divisor;
        double quotient = t * inverse;
        double remainder = fma(quotient, divisorLow, fma(quotient, divisor, t));
        return -fma(remainder, inverse, quotient);
    }

    /** The dividend of {@code (2 tanh(x / 2) / x - 1) / x^2} with z = x^2. */
    private static double halvedDividend(double z) {
        double z2 = z * z;
        double a = fma(z, -0.0016504486193094697, -0.08333333333333331);
        double b = fma(z, -1.769102645706367e-08, -9.010432498788309e-06);
        double c = fma(z, -2.0176476354203216e-15, -1.2132618415551022e-11);
        return fma(z2, fma(z2, c, b), a);
    }

    /** The divisor of {@code (2 tanh(x / 2) / x - 1) / x^2} with z = x^2. */
    private static double halvedDivisor(double z) {
        double z2 = z * z;
        double a = fma(z, 0.11980538343171326, 1);
        double b = fma(z, 9.989778896873843e-06, 0.0019696159141093807);
        double c = fma(z, 1.253271182555676e-11, 1.881017941701433e-08);
        return fma(z2, fma(z2, fma(z2, 2.037615603440116e-15, c), b), a);
    }
}
