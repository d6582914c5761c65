package gradwright.runtime.generated;

import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * The hyperbolic tangent in single precision, of a number and of a row: that of half of the argument by a quotient of
 * polynomials, then doubled, with the rounding errors of both. Not in double precision, and no operation on bits, so that
 * loops over it become vectors with all lanes on any JVM. The coefficients are from {@code approximation.py}.
 */
final class HyperbolicTangentInFloat {

    /** From here on it is 1. */
    static final float ONE = 9.02f;

    /** Shorter rows are computed entry by entry: vectors save nothing. */
    private static final int FEWEST = 16;

    /**
     * Rows from here on have a loop of their own: C2 unrolls a loop for as many rounds as it has seen it make, and short
     * rows would run through a loop made for long ones without meeting a vector.
     */
    private static final int LONG = 256;

    /** Rounds that the loop for short rows makes at most, for the same reason. */
    private static final int BLOCK = 128;

    private HyperbolicTangentInFloat() {}

    static float tanh(float x) {
        return limitedTanh(x > ONE ? ONE : x < -ONE ? -ONE : x);
    }

    /**
     * The same function of {@code count} entries one after the other, with the same bits: C2 makes vectors of a loop in one
     * array, and of none that reads one array at one offset and writes another at another.
     */
    static void tanh(float[] x, int xOffset, int count, float[] result, int resultOffset) {
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
        if (count >= LONG) {
            ofLongRow(result, resultOffset, end);
            return;
        }
        for (int begin = resultOffset; begin < end; begin += BLOCK) {
            ofBlock(result, begin, Math.min(end, begin + BLOCK));
        }
    }

    /** Limits by {@code min} and {@code max}, of which C2 makes vectors; one entry is compared sooner. */
    private static void ofLongRow(float[] x, int begin, int end) {
        for (int i = begin; i < end; i++) {
            x[i] = limitedTanh(Math.max(-ONE, Math.min(ONE, x[i])));
        }
    }

    /** The same loop, which C2 compiles for fewer rounds. */
    private static void ofBlock(float[] x, int begin, int end) {
        for (int i = begin; i < end; i++) {
            x[i] = limitedTanh(Math.max(-ONE, Math.min(ONE, x[i])));
        }
    }

    /**
     * {@code tanh(x) = t / (1 + t^2 / 4)} with {@code t = 2 tanh(x / 2)}, for x up to {@link #ONE} in size. The divisor, and
     * with it the quotient, has the other sign until the end, so that -0 stays what it is.
     */
    private static float limitedTanh(float x) {
        float z = x * x;
        // 0 added makes -0 a 0, which leaves x its sign when it is 0.
        float change = fma(z, halvedDividend(z), 0) / halvedDivisor(z);
        float t = fma(x, change, x);
        float tLow = fma(x, change, x - t);
        float quarter = -0.25f * t;
        float divisor = fma(quarter, t, -1);
        float divisorLow = fma(quarter, t, -1 - divisor);
        float quotient = t / divisor;
        // By a division this would be as good, but C2 of JDK 17 then makes no vectors.
        float inverse = fma(quotient, quarter, -1);
        float remainder = fma(-quotient, divisorLow, fma(-quotient, divisor, t));
        float slope = fma(-2, inverse, -1);
        return -fma(fma(tLow, slope, remainder), inverse, quotient);
    }

    /** The dividend of {@code (2 tanh(x / 2) / x - 1) / x^2} with z = x^2. */
    private static float halvedDividend(float z) {
        return fma(z, fma(z, -2.8075065e-6f, -0.0012522462f), -0.083333336f);
    }

    /** The divisor of {@code (2 tanh(x / 2) / x - 1) / x^2} with z = x^2. */
    private static float halvedDivisor(float z) {
        return fma(z, fma(z, fma(z, 2.9023945e-6f, 0.0014173416f), 0.11502694f), 1);
    }
}
