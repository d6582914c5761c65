package gradwright.runtime.generated;

/** Elementary functions, with the same bits on every JVM. For generated code. */
public final class Elementary {

    private Elementary() {}

    /** e to the power x. */
    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    /** {@code exp(x) - 1}, accurate near 0. */
    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    /** The natural logarithm. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    /** {@code log(1 + x)}, accurate near 0. */
    public static double log1p(double x) {
        return StrictMath.log1p(x);
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    /** {@code 1 / (1 + exp(-x))}, with the exponential of a number that is not positive, which cannot overflow. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /** {@code log(1 + exp(x))} without overflow. */
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** {@code x log(y)}, and 0 where x is 0 whatever y is, unless y is NaN. */
    public static double xlogy(double x, double y) {
        return x == 0 && !Double.isNaN(y) ? 0 : x * StrictMath.log(y);
    }

    /** {@code log(1 / (1 + exp(-x)))}, without overflow. */
    public static double logsigmoid(double x) {
        return -softplus(-x);
    }

    /** The sine; allocates for large arguments. */
    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    /** The cosine; allocates for large arguments. */
    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    /** {@code 2 / sqrt(pi)} times the integral of {@code exp(-s^2)} over s from 0 to x (Abramowitz and Stegun, 7.1). */
    public static double erf(double x) {
        double a = Math.abs(x);
        if (!(a > 2.5)) {
            double term = x;
            double sum = x;
            for (int n = 1; Math.abs(term) > 0x1p-60 * Math.abs(sum); n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
        }
        double fraction = a;
        for (int n = 120; n > 0; n--) {
            fraction = a + n / 2.0 / fraction;
        }
        return Math.signum(x) * (1 - StrictMath.exp(-a * a) / Math.sqrt(Math.PI) / fraction);
    }

    /** {@code log(cosh(x))}, without overflow. */
    public static double logcosh(double x) {
        double a = Math.abs(x);
        double s = StrictMath.sinh(Math.min(a, 1));
        return a < 1 ? StrictMath.log1p(s * s) / 2 : a + StrictMath.log1p(StrictMath.exp(-2 * a)) - StrictMath.log(2);
    }

    /** {@link #exp(double)}, rounded. */
    public static float exp(float x) {
        return (float) exp((double) x);
    }

    /** {@link #expm1(double)}, rounded. */
    public static float expm1(float x) {
        return (float) expm1((double) x);
    }

    /** {@link #log(double)}, rounded. */
    public static float log(float x) {
        return (float) log((double) x);
    }

    /** {@link #log1p(double)}, rounded. */
    public static float log1p(float x) {
        return (float) log1p((double) x);
    }

    /** {@link #tanh(double)}, rounded. */
    public static float tanh(float x) {
        return (float) tanh((double) x);
    }

    /** {@link #sigmoid(double)}, rounded. */
    public static float sigmoid(float x) {
        return (float) sigmoid((double) x);
    }

    /** {@link #softplus(double)}, rounded. */
    public static float softplus(float x) {
        return (float) softplus((double) x);
    }

    /** {@link #logsigmoid(double)}, rounded. */
    public static float logsigmoid(float x) {
        return (float) logsigmoid((double) x);
    }

    /** {@link #logcosh(double)}, rounded. */
    public static float logcosh(float x) {
        return (float) logcosh((double) x);
    }

    /** {@link #erf(double)}, rounded. */
    public static float erf(float x) {
        return (float) erf((double) x);
    }

    /** {@link #sin(double)}, rounded. */
    public static float sin(float x) {
        return (float) sin((double) x);
    }

    /** {@link #cos(double)}, rounded. */
    public static float cos(float x) {
        return (float) cos((double) x);
    }

    /** {@link #xlogy(double, double)}, rounded. */
    public static float xlogy(float x, float y) {
        return (float) xlogy((double) x, (double) y);
    }

    /** {@code 1 - erf(x)}, accurate also where that is small. */
    public static double erfc(double x) {
        return ComplementaryErrorFunction.erfc(x);
    }

    /** {@code 1 - erf(x)}, accurate also where that is small: the double's, rounded. */
    public static float erfc(float x) {
        return (float) ComplementaryErrorFunction.erfc(x);
    }

    /** {@code x / (1 + abs(x))}. */
    public static double softsign(double x) {
        return x / (1 + Math.abs(x));
    }

    /** {@code x / (1 + abs(x))}. */
    public static float softsign(float x) {
        return x / (1 + Math.abs(x));
    }
}
