package gradwright.processor.ir;

/**
 * The error function as its series and its continued fraction define it (Abramowitz and Stegun, 7.1.6 and 7.1.14): slow
 * and independent of the runtime's.
 */
final class ErrorFunction {

    private static final double SERIES_UP_TO = 2.5;
    private static final int FRACTION_TERMS = 120;

    private ErrorFunction() {}

    static double erf(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        return Math.abs(x) <= SERIES_UP_TO ? series(x) : Math.signum(x) * (1 - complement(Math.abs(x)));
    }

    /** All terms have one sign, so that nothing cancels. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; sum + term != sum; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    private static double complement(double x) {
        double fraction = x;
        for (int n = FRACTION_TERMS; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return StrictMath.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }
}
