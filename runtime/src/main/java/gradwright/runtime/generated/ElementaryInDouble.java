package gradwright.runtime.generated;

import static gradwright.runtime.generated.Scaling.LN2_HIGH;
import static gradwright.runtime.generated.Scaling.LN2_LOW;
import static gradwright.runtime.generated.Scaling.exponent;
import static gradwright.runtime.generated.Scaling.integer;
import static gradwright.runtime.generated.Scaling.power;
import static gradwright.runtime.generated.Scaling.scaled;
import static gradwright.runtime.generated.Scaling.shifted;
import static gradwright.runtime.generated.Scaling.significand;
import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * Elementary functions in double precision, each one sequence of additions, multiplications, divisions, fused
 * multiply-adds and operations on bits, with choices between finished values only: vector code can do the same, and
 * gives the same bits.
 *
 * <p>Exponentials: x = n ln(2) + r, and exp(r) = 1 + r + r^2 times a polynomial (Cody and Waite, "Software manual for the
 * elementary functions", 1980). Logarithms: log(1 + f) = 2 atanh(s) with s = f / (2 + f). Where the rounding error of an
 * intermediate result would count, it is computed too and called by the name of the result with {@code Low} (Dekker, "A
 * floating-point technique for extending the available precision", 1971). The polynomials' coefficients are from
 * {@code approximation.py}.
 */
final class ElementaryInDouble {

    /** From here on adding or subtracting 1 changes nothing of what a function computes. */
    private static final double TINY = 0x1p-54;

    /** The largest argument whose exponential is finite, and the smallest whose exponential is not 0. */
    private static final double EXP_LARGEST = 709.782712893384;

    private static final double EXP_SMALLEST = -745.1332191019412;

    /** Up to here, in size, powers of two are normal. */
    private static final double EXP_NORMAL = 708;

    /** From here on expm1 of the negative is -1. */
    private static final double EXPM1_MINUS_ONE = -40;

    /** From here on sigmoid is 1. */
    private static final double SIGMOID_ONE = 40;

    /** A power of two that makes any subnormal number normal, and its exponent. */
    private static final double NORMALISING = 0x1p54;

    private static final double NORMALISING_EXPONENT = 54;

    private ElementaryInDouble() {}

    static double exp(double x) {
        double shifted = shifted(x);
        double less1 = exponentialLess1(x, shifted);
        if (Math.abs(x) < EXP_NORMAL) {
            double power = power(shifted);
            return fma(power, less1, power);
        }
        double y = scaled(1 + less1, shifted);
        return x > EXP_LARGEST ? Double.POSITIVE_INFINITY : x < EXP_SMALLEST ? 0 : y;
    }

    static double expm1(double x) {
        double shifted = shifted(x);
        double r = rest(x, shifted);
        // Half of 2^n, which itself may be too large.
        double half = power(shifted - 1);
        double high = fma(half, r, half - 0.5);
        double low = fma(half, fma(r * r, exponential(r), restLow(x, shifted)), fma(half, r, half - 0.5 - high));
        double y = 2 * (high + low);
        y = Math.abs(x) < TINY ? x : y;
        return x > EXP_LARGEST ? Double.POSITIVE_INFINITY : x < EXPM1_MINUS_ONE ? -1 : y;
    }

    static double log(double x) {
        if (x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY) {
            return logOfProduct(exponent(x), significand(x), 0);
        }
        double normal = x * NORMALISING;
        double y = logOfProduct(exponent(normal) - NORMALISING_EXPONENT, significand(normal), 0);
        y = x < Double.POSITIVE_INFINITY ? y : x;
        return x > 0 ? y : x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    static double log1p(double x) {
        double sum = 1 + x;
        double sumLow = x - (sum - 1) + (1 - (sum - (sum - 1)));
        double y = logOfProduct(exponent(sum), significand(sum), sumLow / sum);
        y = x < Double.POSITIVE_INFINITY ? Math.copySign(y, x) : x;
        return x > -1 ? y : x == -1 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    static double sigmoid(double x) {
        double argument = x > SIGMOID_ONE ? -SIGMOID_ONE : x < EXP_SMALLEST ? 1 - EXP_SMALLEST : -x;
        double shifted = shifted(argument);
        double less1 = exponentialLess1(argument, shifted);
        // 1 / (1 + exp(-x)) with exp(-x) = 2^n exp(r)
        double inverse = shifted(0) - integer(shifted);
        if (x > -EXP_NORMAL) {
            double power = power(inverse);
            double sum = 1 + power;
            double sumLow = power - (sum - 1);
            return power / (sum + (less1 + sumLow));
        }
        return scaled(1 / (1 + less1), inverse);
    }

    static double softplus(double x) {
        double e = exp(-Math.abs(x));
        return Math.max(x, 0) + log1pOfPositive(e);
    }

    static double logsigmoid(double x) {
        return -softplus(-x);
    }

    static double logcosh(double x) {
        double a = Math.abs(x);
        boolean isNear = a < 1;
        // Near 0 log(1 + v) with v = cosh(a) - 1; elsewhere a - log(2) + log(1 + v) with v = exp(-2 a).
        double square = a * a;
        double squareLow = fma(a, a, -square);
        double near = fma(0.5, square, fma(square * square, catenary(square), 0.5 * squareLow));
        double argument = a > HyperbolicTangentInDouble.ONE ? -2 * HyperbolicTangentInDouble.ONE : -2 * a;
        double shifted = shifted(argument);
        double power = power(shifted);
        double far = fma(power, exponentialLess1(argument, shifted), power);
        double y = (isNear ? 0 : a - LN2_HIGH - LN2_LOW) + log1pOfPositive(isNear ? near : far);
        y = a < TINY ? 0.5 * a * a : y;
        return a < Double.POSITIVE_INFINITY ? y : a;
    }

    /** {@code exp(r) - 1} where x = n ln(2) + r. */
    private static double exponentialLess1(double x, double shifted) {
        double r = rest(x, shifted);
        return fma(r * r, exponential(r), r);
    }

    /** What n ln(2) leaves of x. */
    static double rest(double x, double shifted) {
        double n = integer(shifted);
        return fma(n, -LN2_HIGH, x) - n * LN2_LOW;
    }

    /** What {@link #rest} loses in rounding. */
    static double restLow(double x, double shifted) {
        double n = integer(shifted);
        return fma(n, -LN2_HIGH, x) - rest(x, shifted) - n * LN2_LOW;
    }

    /** {@code log(2^k m) + correction} for m from the root of a half to that of two. */
    private static double logOfProduct(double k, double m, double correction) {
        double f = m - 1;
        double s = f / (2 + f);
        double halfSquare = 0.5 * f * f;
        double z = s * s;
        // 2 atanh(s) = f - s f + ..., and s f = f^2 / 2 - s f^2 / 2
        double small = fma(s, fma(z, narrowArea(z), halfSquare), -halfSquare);
        double kLn2 = k * LN2_HIGH;
        double sum = kLn2 + f;
        double sumLow = f - (sum - kLn2);
        return sum + (sumLow + (fma(k, LN2_LOW, correction) + small));
    }

    /** {@code log(1 + v) = 2 atanh(s)} with {@code s = v / (2 + v)}, for v from 0 to 1. */
    private static double log1pOfPositive(double v) {
        double s = v / (2 + v);
        // 2 s = v - s v
        return fma(s, fma(s * s, wideArea(s * s), -v), v);
    }

    /** {@code (exp(r) - 1 - r) / r^2} for r up to half of ln(2). */
    static double exponential(double r) {
        double r2 = r * r;
        double a = fma(r, 0.16666666666666669, 0.5000000000000001);
        double b = fma(r, 0.008333333333330011, 0.04166666666662348);
        double c = fma(r, 0.00019841269863303223, 0.0013888888917538296);
        double d = fma(r, 2.75572680728901e-06, 2.4801520792572694e-05);
        double e = fma(r, 2.5100569275813683e-08, 2.762032742826824e-07);
        return fma(r2, fma(r2, fma(r2, fma(r2, e, d), c), b), a);
    }

    /** {@code (2 atanh(s) / s - 2) / s^2} with z = s^2, for s up to (sqrt(2) - 1) / (sqrt(2) + 1). */
    private static double narrowArea(double z) {
        double z2 = z * z;
        double a = fma(z, 0.39999999999899505, 0.666666666666667);
        double b = fma(z, 0.2222221113479508, 0.28571428625975487);
        double c = fma(z, 0.15331721600556042, 0.18182889125261723);
        return fma(z2, fma(z2, fma(z2, 0.14616449685043406, c), b), a);
    }

    /** {@code (2 atanh(s) / s - 2) / s^2} with z = s^2, for s up to 1 / 3. */
    private static double wideArea(double z) {
        double z2 = z * z;
        double a = fma(z, 0.40000000000014585, 0.6666666666666666);
        double b = fma(z, 0.22222222717427864, 0.2857142856710876);
        double c = fma(z, 0.15385570064958623, 0.18181789436132859);
        double d = fma(z, 0.12001072809590713, 0.13314144209654935);
        double e = fma(z, 0.1616404561194353, 0.08800738486144674);
        return fma(z2, fma(z2, fma(z2, fma(z2, e, d), c), b), a);
    }

    /** {@code (cosh(x) - 1 - x^2 / 2) / x^4} with z = x^2, for x up to 1. */
    private static double catenary(double z) {
        double z2 = z * z;
        double a = fma(z, 0.001388888888888887, 0.041666666666666664);
        double b = fma(z, 2.7557319205890157e-07, 2.480158730161747e-05);
        double c = fma(z, 1.146998832606381e-11, 2.0876762155587967e-09);
        return fma(z2, fma(z2, fma(z2, 4.83445137390608e-14, c), b), a);
    }
}
