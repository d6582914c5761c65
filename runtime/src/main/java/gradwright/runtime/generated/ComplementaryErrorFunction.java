package gradwright.runtime.generated;

/**
 * {@code erfc}: below 0.5 as 1 - erf(x), where nothing cancels; above as {@code exp(-x^2) / (1 + 2 x)} times a polynomial
 * in {@code (x - 4) / (x + 4)} (Shepherd and Laframboise, "Chebyshev approximation of (1 + 2x) exp(x^2) erfc x in
 * 0 &lt;= x &lt; infinity", 1981). Error at most 3 ulp. The coefficients are from
 * {@code complementary_error_function.py}.
 */
final class ComplementaryErrorFunction {

    private static final double NEAR = 0.5;

    /** From here on the result is 0. */
    private static final double FAR = 28;

    private ComplementaryErrorFunction() {}

    static double erfc(double x) {
        double y = Math.abs(x);
        if (y < NEAR) {
            return 1 - Elementary.erf(x);
        }
        double upper = upper(Math.min(y, FAR));
        return x < 0 ? 2 - upper : upper;
    }

    /** What x^2 and 1 + 2 x lose in rounding is made good in the quotient, to first order. */
    private static double upper(double x) {
        double square = x * x;
        double ofSquare = Math.fma(x, x, -square);
        double divisor = Math.fma(2, x, 1);
        double ofDivisor = 1 - (divisor - 2 * x);
        double inverse = 1 / divisor;
        double scaled = scaled((x - 4) / (x + 4));
        double quotient = scaled * inverse;
        double remainder = Math.fma(-quotient, divisor, scaled) - quotient * ofDivisor - ofSquare * scaled;
        return Elementary.exp(-square) * Math.fma(remainder, inverse, quotient);
    }

    private static double scaled(double q) {
        double a = Math.fma(q, 0.06809705425457811, 0.015379652102614858);
        double b = Math.fma(q, 0.09373283500259434, -0.10103906603599298);
        double c = Math.fma(q, 0.03716751546515809, -0.0663303658198799);
        double d = Math.fma(q, 0.005031970657505758, -0.016197733962200932);
        double e = Math.fma(q, -0.000199260546967223, -0.0007577739752266992);
        double f = Math.fma(q, -2.4385454299846383e-5, 0.0001506247026512128);
        double g = Math.fma(q, 5.678446518677392e-6, -1.1230434994851926e-5);
        double h = Math.fma(q, -7.811785785175153e-7, 3.0842678654442027e-7);
        double i = Math.fma(q, 7.389680444833914e-8, 5.941337955131871e-8);
        double q2 = q * q;
        double q4 = q2 * q2;
        double q8 = q4 * q4;
        double low = Math.fma(q4, Math.fma(q2, d, c), Math.fma(q2, b, a));
        double high = Math.fma(q4, Math.fma(q2, h, g), Math.fma(q2, f, e));
        double rest = Math.fma(q8, Math.fma(q8, Math.fma(q2, -9.455982939872743e-9, i), high), low);
        return Math.fma(q, Math.fma(q, rest, -0.1396211168405616), 1.2329951186255526);
    }
}
