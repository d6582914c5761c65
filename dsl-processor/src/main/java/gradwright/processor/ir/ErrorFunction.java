package gradwright.processor.ir;

/**
 * The error function as its series and its continued fraction define it (Abramowitz and Stegun, 7.1.6 and 7.1.14): slow
 * and independent of the runtime's.
 */
final class ErrorFunction {

    /** Up to here 1 less the series loses no digits. */
    private static final double SERIES_UP_TO = 0.5;

    /** From here on erfc is too small for a double. */
    private static final double ZERO_FROM = 28;

    private ErrorFunction() {}

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
