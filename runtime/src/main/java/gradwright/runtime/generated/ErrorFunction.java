package gradwright.runtime.generated;

import static gradwright.runtime.generated.Scaling.scaled;
import static gradwright.runtime.generated.Scaling.shifted;
import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * The error function and its complement: {@code erf} up to 1 as x and x times a polynomial in x^2; {@code erfc} beyond as
 * {@code exp(-x^2) / (1 + 2 x)} times a polynomial in {@code (x - 4) / (x + 4)} (Shepherd and Laframboise, "Chebyshev
 * approximation of (1 + 2x) exp(x^2) erfc x in 0 &lt;= x &lt; infinity", 1981). The coefficients are from
 * {@code approximation.py} and {@code complementary_error_function.py}.
 */
final class ErrorFunction {

    /** Up to here {@code erf} is computed by itself, and beyond as 1 less the complement. */
    private static final double ERF_NEAR = 1;

    /** Up to here {@code erfc} is 1 less {@code erf}: no digit is lost, erf being at most a half. */
    private static final double ERFC_NEAR = 0.4769;

    /** From here on the complement is 0. */
    private static final double FAR = 28;

    private static final double FIRST = 1.2329951186255526;
    private static final double FIRST_LOW = -2.431505092673964e-17;

    private ErrorFunction() {}

    static double erf(double x) {
        double a = Math.abs(x);
        double y = a < ERF_NEAR ? near(a) : 1 - far(a > FAR ? FAR : a);
        return Math.copySign(y, x);
    }

    static double erfc(double x) {
        double a = Math.abs(x);
        if (a < ERFC_NEAR) {
            return 1 - near(x);
        }
        double far = far(a > FAR ? FAR : a);
        return x < 0 ? 2 - far : far;
    }

    /** erf up to 1. */
    private static double near(double x) {
        double z = x * x;
        double z2 = z * z;
        double a = fma(z, -0.37612638903183543, 0.12837916709551256);
        double b = fma(z, -0.02686617064323777, 0.11283791670945006);
        double c = fma(z, -0.0008548325975389692, 0.0052239776071164225);
        double d = fma(z, -1.492473690741966e-05, 0.00012055294904839707);
        double e = fma(z, -1.6208483801871705e-07, 1.6447424703317362e-06);
        double f = fma(z, -7.795898827002142e-10, 1.3720064546777686e-08);
        return fma(x, fma(z2, fma(z2, fma(z2, fma(z2, fma(z2, f, e), d), c), b), a), x);
    }

    /** erfc from 0.47 to 28. What x^2, 1 + 2 x and their quotients lose in rounding is made good, to first order. */
    private static double far(double x) {
        double square = x * x;
        double head = (float) x;
        double squareLow = head * head - square + (head + x) * (x - head);
        double shifted = shifted(-square);
        double r = ElementaryInDouble.rest(-square, shifted);
        double first = 1 + r;
        double second = r
                - (first - 1)
                + fma(r * r, ElementaryInDouble.exponential(r), ElementaryInDouble.restLow(-square, shifted));
        double exp = first + second;
        double expLow = fma(-squareLow, exp, first - exp + second);
        double divisor = fma(2, x, 1);
        double divisorLow = 2 * x - (divisor - 1);
        double inverse = 1 / divisor;
        double q = (x - 4) / (x + 4);
        double slope = slope(q);
        double numerator = fma(q, slope, FIRST);
        double numeratorLow = fma(q, slope, FIRST - numerator) + FIRST_LOW;
        double quotient = numerator * inverse;
        double remainder = fma(-quotient, divisor, numerator) + fma(-quotient, divisorLow, numeratorLow);
        double quotientLow = remainder * inverse;
        double y = exp * quotient;
        double yLow = fma(exp, quotientLow, fma(expLow, quotient, fma(exp, quotient, -y)));
        return scaled(y + yLow, shifted);
    }

    /** {@code (exp(x^2) (1 + 2 x) erfc(x) - 1.23...) / q} */
    private static double slope(double q) {
        double a = fma(q, 0.015379652102611715, -0.13962111684056153);
        double b = fma(q, -0.10103906603580642, 0.06809705425456938);
        double c = fma(q, -0.06633036582414714, 0.09373283500285297);
        double d = fma(q, -0.016197733912895102, 0.037167515461719876);
        double e = fma(q, -0.0007577743010075491, 0.0050319706819574326);
        double f = fma(q, 0.0001506260082110279, -0.00019926064777598215);
        double g = fma(q, -1.1233662974433672e-05, -2.4385206730248593e-05);
        double h = fma(q, 3.1323699821528193e-07, 5.678091182452181e-06);
        double i = fma(q, 5.5453841721676743e-08, -7.809052066242849e-07);
        double j = fma(q, -8.073407353785177e-09, 7.38104690728236e-08);
        double q2 = q * q;
        double q4 = q2 * q2;
        double q8 = q4 * q4;
        double low = fma(q4, fma(q2, d, c), fma(q2, b, a));
        double high = fma(q4, fma(q2, h, g), fma(q2, f, e));
        return fma(q8, fma(q8, fma(q2, j, i), high), low);
    }
}
