package gradwright.runtime.generated;

import static gradwright.runtime.generated.Scaling.exponent;
import static gradwright.runtime.generated.Scaling.integer;
import static gradwright.runtime.generated.Scaling.power;
import static gradwright.runtime.generated.Scaling.shifted;
import static gradwright.runtime.generated.Scaling.significand;
import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * Elementary functions in single precision: the formulas of {@link ElementaryInDouble}, computed in double precision with
 * polynomials that are good for a float, and rounded once. No digit has to be looked after that a float loses, so this is
 * shorter than the same in single precision would be, for vectors too. Of those that go without operations on bits,
 * {@link HyperbolicTangentInFloat}, vectors are made as it is, and have twice as many lanes in single precision.
 */
final class ElementaryInFloat {

    private static final double LN2 = 0.6931471805599453;

    /** Beyond this exponentials are infinite, or 0, as floats. */
    private static final double EXP_LARGEST = 110;

    private static final int FRACTION_BITS_MORE = 52 - 23;
    private static final long EXPONENT_BITS_MORE = 7L << 60;
    private static final double BIAS_MORE = 0x1p896;

    private ElementaryInFloat() {}

    static float exp(float x) {
        double argument = limited(widened(x));
        double shifted = shifted(argument);
        double power = power(shifted);
        double y = fma(power, exponentialLess1(argument, shifted), power);
        return Float.isNaN(x) ? x : (float) y;
    }

    static float expm1(float x) {
        double argument = limited(widened(x));
        double shifted = shifted(argument);
        double power = power(shifted);
        double y = fma(power, exponentialLess1(argument, shifted), power - 1);
        return Float.isNaN(x) ? x : Math.copySign((float) y, x);
    }

    static float log(float x) {
        double argument = widened(x);
        double y = log(exponent(argument), significand(argument) - 1);
        y = x < Float.POSITIVE_INFINITY ? y : x;
        return (float) (x > 0 ? y : x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN);
    }

    static float log1p(float x) {
        double argument = widened(x);
        double exponent = exponent(1 + argument);
        double y = log(exponent, exponent == 0 ? argument : significand(1 + argument) - 1);
        y = x < Float.POSITIVE_INFINITY ? Math.copySign(y, x) : x;
        return (float) (x > -1 ? y : x == -1 ? Double.NEGATIVE_INFINITY : Double.NaN);
    }

    static float sigmoid(float x) {
        double argument = limited(widened(x));
        double shifted = shifted(-argument);
        double power = power(shifted);
        double y = 1 / fma(power, exponentialLess1(-argument, shifted), power + 1);
        return Float.isNaN(x) ? x : (float) y;
    }

    static float softplus(float x) {
        double argument = -Math.abs(limited(widened(x)));
        double shifted = shifted(argument);
        double power = power(shifted);
        double y = Math.max(widened(x), 0) + log1pOfPositive(fma(power, exponentialLess1(argument, shifted), power));
        return x < Float.POSITIVE_INFINITY ? (float) y : x;
    }

    static float logsigmoid(float x) {
        return -softplus(-x);
    }

    static float logcosh(float x) {
        double a = Math.abs(widened(x));
        boolean isNear = a < 1;
        double argument = -2 * limited(a);
        double shifted = shifted(argument);
        double power = power(shifted);
        double square = a * a;
        double near = square * fma(square, catenary(square), 0.5);
        double far = fma(power, exponentialLess1(argument, shifted), power);
        double y = (isNear ? 0 : a - LN2) + log1pOfPositive(isNear ? near : far);
        return Math.abs(x) < Float.POSITIVE_INFINITY ? (float) y : Math.abs(x);
    }

    /** The same number, or one as good for an exponential if its size is beyond the largest. */
    private static double limited(double x) {
        return x > EXP_LARGEST ? EXP_LARGEST : x < -EXP_LARGEST ? -EXP_LARGEST : x;
    }

    /**
     * The same number in double precision; for infinities and NaN a large one. By its bits, because the conversion that
     * C2 of JDK 17 emits waits for whatever the register held before.
     */
    private static double widened(float x) {
        long bits = ((long) Float.floatToRawIntBits(x) << FRACTION_BITS_MORE) & ~EXPONENT_BITS_MORE;
        return Double.longBitsToDouble(bits) * BIAS_MORE;
    }

    /** {@code exp(r) - 1} where x = n ln(2) + r. */
    private static double exponentialLess1(double x, double shifted) {
        double r = fma(integer(shifted), -LN2, x);
        double r2 = r * r;
        double a = fma(r, 0.16666666681794626, 0.5000000013620138);
        double b = fma(r, 0.008333310754576892, 0.041666463386339524);
        double c = fma(r, 0.00019891180158282143, 0.001393382048977602);
        return fma(r2, fma(r2, fma(r2, c, b), a), r);
    }

    /** {@code log(2^k (1 + f))} for 1 + f from the root of a half to that of two. */
    private static double log(double k, double f) {
        double s = f / (2 + f);
        double z = s * s;
        double z2 = z * z;
        double a = fma(z, 0.40000121839806124, 0.6666666655449709);
        double b = fma(z, 0.23330467216303835, 0.28550820815960665);
        return fma(k, LN2, fma(s * z, fma(z2, b, a), 2 * s));
    }

    /** {@code log(1 + v)} for v from 0 to 1. */
    private static double log1pOfPositive(double v) {
        double s = v / (2 + v);
        double z = s * s;
        double z2 = z * z;
        double a = fma(z, 0.3999970633192972, 0.6666666732052742);
        double b = fma(z, 0.21706575800880373, 0.28592357994302836);
        return fma(s * z, fma(z2, fma(z2, 0.2322432922402335, b), a), 2 * s);
    }

    /** {@code (cosh(x) - 1 - x^2 / 2) / x^4} with z = x^2, for x up to 1. */
    private static double catenary(double z) {
        double z2 = z * z;
        double a = fma(z, 0.0013888894164858071, 0.04166666665017644);
        double b = fma(z, 2.797802440775855e-07, 2.4798951756484587e-05);
        return fma(z2, b, a);
    }
}
