package gradwright.processor.ir;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number of {@value #DIGITS} decimal digits and almost any size, or an infinity or NaN: what doubles are measured by.
 * Its functions keep all digits but the last few, also where they are small. There is one zero.
 *
 * @param finite the number; 0 where it is not finite
 * @param special an infinity or NaN, else 0
 */
public record Decimal(BigDecimal finite, double special) implements Comparable<Decimal> {

    /** How many digits are kept; the last few may be wrong. */
    public static final int DIGITS = 60;

    public static final Decimal ZERO = of(0);
    public static final Decimal ONE = of(1);

    private static final MathContext ROUNDED = new MathContext(DIGITS);
    private static final MathContext GUARDED = new MathContext(DIGITS + 15);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LOG_2 = twiceArtanh(BigDecimal.ONE.divide(BigDecimal.valueOf(3), GUARDED));
    private static final BigDecimal LOG_10 = BigDecimal.valueOf(3)
            .multiply(LOG_2)
            .add(twiceArtanh(BigDecimal.ONE.divide(BigDecimal.valueOf(9), GUARDED)));

    /** From here on {@code exp} is infinite, or its reciprocal 0: farther than any double reaches. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(1_000_000);

    /** From here on the complement of the error function comes from its continued fraction. */
    private static final BigDecimal FRACTION_FROM = TWO;

    /** The number that a double is, to its last bit. */
    public static Decimal of(double value) {
        return Double.isFinite(value) ? new Decimal(new BigDecimal(value), 0) : new Decimal(BigDecimal.ZERO, value);
    }

    public static Decimal of(Rational value) {
        return rounded(new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), GUARDED));
    }

    private static Decimal rounded(BigDecimal value) {
        return new Decimal(value.round(ROUNDED), 0);
    }

    public boolean isFinite() {
        return special == 0;
    }

    /** The nearest double. */
    public double doubleValue() {
        return isFinite() ? finite.doubleValue() : special;
    }

    /** A double of the same sign that is finite only if this is: what decides where one operand is not finite. */
    private double stand() {
        return isFinite() ? finite.signum() : special;
    }

    public Decimal plus(Decimal other) {
        return isFinite() && other.isFinite()
                ? rounded(finite.add(other.finite, GUARDED))
                : of(stand() + other.stand());
    }

    public Decimal minus(Decimal other) {
        return plus(other.negate());
    }

    public Decimal times(Decimal other) {
        return isFinite() && other.isFinite()
                ? rounded(finite.multiply(other.finite, GUARDED))
                : of(stand() * other.stand());
    }

    public Decimal divide(Decimal other) {
        return isFinite() && other.isFinite() && other.finite.signum() != 0
                ? rounded(finite.divide(other.finite, GUARDED))
                : of(stand() / other.stand());
    }

    public Decimal negate() {
        return new Decimal(finite.negate(), -special);
    }

    public Decimal abs() {
        return new Decimal(finite.abs(), Math.abs(special));
    }

    public boolean isNaN() {
        return Double.isNaN(special);
    }

    /** Compares two numbers, neither being NaN. */
    @Override
    public int compareTo(Decimal other) {
        return isFinite() && other.isFinite()
                ? finite.compareTo(other.finite)
                : Double.compare(isFinite() ? 0 : special, other.isFinite() ? 0 : other.special);
    }

    public Decimal sqrt() {
        return finite.signum() < 0 ? of(Double.NaN) : rounded(finite.sqrt(GUARDED));
    }

    public Decimal exp() {
        if (finite.abs().compareTo(LARGEST_EXPONENT) > 0) {
            return finite.signum() > 0 ? of(Double.POSITIVE_INFINITY) : ZERO;
        }
        return rounded(exp(finite));
    }

    public Decimal expm1() {
        return finite.abs().compareTo(HALF) < 0 ? rounded(expSeries(finite, false)) : exp().minus(ONE);
    }

    public Decimal log() {
        if (finite.signum() <= 0) {
            return of(finite.signum() < 0 ? Double.NaN : Double.NEGATIVE_INFINITY);
        }
        return rounded(log(finite));
    }

    public Decimal log1p() {
        return finite.abs().compareTo(HALF) < 0
                ? rounded(twiceArtanh(finite.divide(TWO.add(finite), GUARDED)))
                : plus(ONE).log();
    }

    public Decimal sin() {
        return rounded(turned(0));
    }

    public Decimal cos() {
        return rounded(turned(1));
    }

    public Decimal tanh() {
        if (finite.signum() < 0) {
            return negate().tanh().negate();
        }
        Decimal e = of(-2).times(this).expm1();
        return e.negate().divide(e.plus(of(2)));
    }

    /** {@code 1 / (1 + exp(-x))}. */
    public Decimal sigmoid() {
        return ONE.divide(ONE.plus(negate().exp()));
    }

    /** {@code log(1 + exp(x))}. */
    public Decimal softplus() {
        return finite.signum() > 0 ? plus(negate().softplus()) : exp().log1p();
    }

    /** {@code log(cosh(x))}, which is {@code log(1 + 2 sinh(x / 2)^2)}. */
    public Decimal logCosh() {
        if (abs().finite.compareTo(TWO) > 0) {
            return abs().plus(of(-2).times(abs()).exp().log1p()).minus(of(2).log());
        }
        Decimal e = times(of(0.5)).expm1();
        Decimal sinh = e.plus(e.divide(e.plus(ONE))).times(of(0.5));
        return of(2).times(sinh).times(sinh).log1p();
    }

    /** Abramowitz and Stegun, 7.1.6. */
    public Decimal erf() {
        if (finite.signum() < 0) {
            return negate().erf().negate();
        }
        return finite.compareTo(FRACTION_FROM) < 0 ? rounded(erfSeries()) : ONE.minus(erfc());
    }

    /** {@code 1 - erf(x)}; from its continued fraction where it is small (Abramowitz and Stegun, 7.1.14). */
    public Decimal erfc() {
        if (finite.compareTo(FRACTION_FROM) < 0) {
            return rounded(BigDecimal.ONE.subtract(
                    finite.signum() < 0 ? negate().erf().finite.negate() : erfSeries()));
        }
        BigDecimal fraction = finite;
        // What n terms leave out is about exp(-2 x sqrt(2 n)).
        for (int n = 40
                        + 4
                                * DIGITS
                                * DIGITS
                                / Math.max(
                                        1,
                                        finite.multiply(finite)
                                                .min(LARGEST_EXPONENT)
                                                .intValue());
                n > 0;
                n--) {
            fraction = finite.add(BigDecimal.valueOf(n).multiply(HALF).divide(fraction, GUARDED), GUARDED);
        }
        Decimal gauss = times(this).negate().exp();
        return gauss.divide(rounded(fraction.multiply(pi(GUARDED).sqrt(GUARDED))));
    }

    private BigDecimal erfSeries() {
        BigDecimal twice = TWO.multiply(finite).multiply(finite).round(GUARDED);
        BigDecimal term = finite;
        BigDecimal sum = finite;
        for (int n = 1; isMore(term, sum); n++) {
            term = term.multiply(twice).divide(BigDecimal.valueOf(2L * n + 1), GUARDED);
            sum = sum.add(term, GUARDED);
        }
        return TWO.divide(pi(GUARDED).sqrt(GUARDED), GUARDED)
                .multiply(exp(finite.multiply(finite).negate()))
                .multiply(sum);
    }

    /** The sine, or, a quarter turn on, the cosine. */
    private BigDecimal turned(int quarters) {
        MathContext context =
                new MathContext(GUARDED.getPrecision() + Math.max(0, finite.precision() - finite.scale()));
        BigDecimal quarter = pi(context).multiply(HALF);
        BigInteger turns = finite.divide(quarter, context)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        BigDecimal rest = finite.subtract(quarter.multiply(new BigDecimal(turns)));
        int quadrant = turns.add(BigInteger.valueOf(quarters))
                .and(BigInteger.valueOf(3))
                .intValue();
        BigDecimal square = rest.multiply(rest).negate().round(GUARDED);
        int first = quadrant % 2;
        BigDecimal term = first == 0 ? rest : BigDecimal.ONE;
        BigDecimal sum = term;
        for (int n = 2 - first; isMore(term, sum); n += 2) {
            term = term.multiply(square).divide(BigDecimal.valueOf((long) n * (n + 1)), GUARDED);
            sum = sum.add(term, GUARDED);
        }
        return quadrant < 2 ? sum : sum.negate();
    }

    private static BigDecimal exp(BigDecimal x) {
        BigDecimal whole = x.divide(LOG_2, 0, RoundingMode.HALF_EVEN);
        BigDecimal rest = x.subtract(whole.multiply(LOG_2));
        int power = whole.intValueExact();
        BigDecimal e = expSeries(rest, true);
        BigDecimal scale = TWO.pow(Math.abs(power), GUARDED);
        return power < 0 ? e.divide(scale, GUARDED) : e.multiply(scale, GUARDED);
    }

    /** The series of exp, with its first term, 1, or without. */
    private static BigDecimal expSeries(BigDecimal x, boolean withOne) {
        BigDecimal term = x;
        BigDecimal sum = withOne ? BigDecimal.ONE.add(x) : x;
        for (int n = 2; isMore(term, sum); n++) {
            term = term.multiply(x).divide(BigDecimal.valueOf(n), GUARDED);
            sum = sum.add(term, GUARDED);
        }
        return sum;
    }

    private static BigDecimal log(BigDecimal x) {
        BigDecimal beyondOne = x.subtract(BigDecimal.ONE);
        if (beyondOne.abs().compareTo(HALF) < 0) {
            return twiceArtanh(beyondOne.divide(x.add(BigDecimal.ONE), GUARDED));
        }
        int tens = x.precision() - x.scale();
        BigDecimal leading = x.scaleByPowerOfTen(-tens);
        BigDecimal log = BigDecimal.valueOf(StrictMath.log(leading.doubleValue()));
        // Each step trebles the digits: 15, 45, 135.
        for (int step = 0; step < 2; step++) {
            BigDecimal e = exp(log);
            log = log.add(TWO.multiply(leading.subtract(e)).divide(leading.add(e), GUARDED), GUARDED);
        }
        return log.add(BigDecimal.valueOf(tens).multiply(LOG_10));
    }

    /** {@code log((1 + x) / (1 - x))}. */
    private static BigDecimal twiceArtanh(BigDecimal x) {
        BigDecimal square = x.multiply(x).round(GUARDED);
        BigDecimal power = TWO.multiply(x);
        BigDecimal sum = power;
        for (int n = 3; isMore(power, sum); n += 2) {
            power = power.multiply(square, GUARDED);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), GUARDED), GUARDED);
        }
        return sum;
    }

    /** Machin's formula. */
    private static BigDecimal pi(MathContext context) {
        return BigDecimal.valueOf(16)
                .multiply(arctanOfReciprocal(5, context))
                .subtract(BigDecimal.valueOf(4).multiply(arctanOfReciprocal(239, context)));
    }

    private static BigDecimal arctanOfReciprocal(int x, MathContext context) {
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(x), context);
        BigDecimal sum = power;
        BigDecimal negatedSquare = BigDecimal.valueOf(-(long) x * x);
        for (int n = 3; power.movePointRight(context.getPrecision() + 2).abs().compareTo(BigDecimal.ONE) > 0; n += 2) {
            power = power.divide(negatedSquare, context);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), context), context);
        }
        return sum;
    }

    /** Whether a series goes on: its last term still counts. */
    private static boolean isMore(BigDecimal term, BigDecimal sum) {
        return term.movePointRight(GUARDED.getPrecision() + 2).abs().compareTo(sum.abs()) > 0;
    }
}
