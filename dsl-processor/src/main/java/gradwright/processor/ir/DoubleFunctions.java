package gradwright.processor.ir;

/** The functions that {@code StrictMath} lacks, in double: slow, and independent of the runtime's. */
final class DoubleFunctions {

    /** Up to here 1 less the series loses no digits. */
    private static final double SERIES_UP_TO = 0.5;

    /** From here on erfc is too small for a double. */
    private static final double ZERO_FROM = 28;

    private DoubleFunctions() {}

    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    static double logCosh(double x) {
        double a = Math.abs(x);
        double s = StrictMath.sinh(Math.min(a, 1));
        return a < 1 ? StrictMath.log1p(s * s) / 2 : a + StrictMath.log1p(StrictMath.exp(-2 * a)) - StrictMath.log(2);
    }

    /** The error function by its series and its continued fraction (Abramowitz and Stegun, 7.1.6 and 7.1.14). */
    static double erf(double x) {
        return Math.abs(x) <= SERIES_UP_TO ? series(x) : Math.signum(x) * (1 - complement(Math.abs(x)));
    }

    /** {@code 1 - erf(x)}. */
    static double erfc(double x) {
        if (Math.abs(x) <= SERIES_UP_TO) {
            return 1 - series(x);
        }
        return x > 0 ? complement(x) : 2 - complement(-x);
    }

    /** erf; all terms have one sign, so that nothing cancels. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; sum + term != sum; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    /** erfc of a positive number. */
    private static double complement(double positive) {
        double x = Math.min(positive, ZERO_FROM);
        double fraction = x;
        // What n terms leave out is about exp(-2 x sqrt(2 n)).
        for (int n = (int) (20 + 200 / (x * x)); n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        double square = x * x;
        double exp = StrictMath.exp(-square) * (1 - Math.fma(x, x, -square));
        return exp / Math.sqrt(Math.PI) / fraction;
    }
}
