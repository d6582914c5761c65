package gradwright.runtime.generated;

import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * Powers of two put together from bits, and numbers taken apart into them. No integer is converted: they live in the last
 * bits of a number to which {@code 1.5 2^52} was added, as vectors can do it too.
 */
final class Scaling {

    /** ln(2) in two parts; products of the first with an exponent are exact. */
    static final double LN2_HIGH = 0.6931471805598903;

    static final double LN2_LOW = 5.497923018708371e-14;

    private static final double LOG2_E = 1.4426950408889634;
    private static final int FRACTION_BITS = 52;
    private static final int BIAS = 1023;
    private static final double INTEGER = 0x1.8p52;
    private static final long INTEGER_BITS = Double.doubleToRawLongBits(INTEGER);
    private static final double SHIFT = INTEGER + BIAS;
    private static final long SHIFT_BITS = INTEGER_BITS + BIAS;
    private static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;
    private static final long EXPONENT_MASK = 0xfffL << FRACTION_BITS;

    private Scaling() {}

    /** n, the integer nearest to x / ln(2), shifted: its last bits are n and the bias. */
    static double shifted(double x) {
        return fma(x, LOG2_E, SHIFT);
    }

    /** n from its shifted form. */
    static double integer(double shifted) {
        return shifted - SHIFT;
    }

    /** 2^n for normal numbers. */
    static double power(double shifted) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << FRACTION_BITS);
    }

    /** {@code 2^n y} also where 2^n is too large or too small: in two steps, of which only the second may round. */
    static double scaled(double y, double shifted) {
        long exponent = Double.doubleToRawLongBits(shifted) - SHIFT_BITS;
        long half = exponent >> 1;
        return y * powerOfTwo(half) * powerOfTwo(exponent - half);
    }

    private static double powerOfTwo(long exponent) {
        return Double.longBitsToDouble((exponent + BIAS) << FRACTION_BITS);
    }

    /** k where x = 2^k m with m from the root of a half to that of two, for normal numbers. */
    static double exponent(double x) {
        long exponent = (Double.doubleToRawLongBits(x) - SQRT_HALF_BITS) >> FRACTION_BITS;
        return Double.longBitsToDouble(INTEGER_BITS + exponent) - INTEGER;
    }

    /** m where x = 2^k m with m from the root of a half to that of two, for normal numbers. */
    static double significand(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return Double.longBitsToDouble(bits - ((bits - SQRT_HALF_BITS) & EXPONENT_MASK));
    }
}
