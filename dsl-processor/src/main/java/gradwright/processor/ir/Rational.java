package gradwright.processor.ir;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/** An exact fraction in lowest terms with a positive denominator: the constants of scalar expressions. */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {

    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);
    public static final Rational MINUS_ONE = of(-1);

    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator 0");
        }
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger divisor = numerator.gcd(denominator).max(BigInteger.ONE);
            if (denominator.signum() < 0) {
                divisor = divisor.negate();
            }
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    /** The decimal number that {@code value} prints as: 0.1 is one tenth. */
    public static Rational of(double value) {
        return of(Double.toString(value));
    }

    /** The decimal number. */
    public static Rational of(String decimalNumber) {
        BigDecimal decimal = new BigDecimal(decimalNumber).stripTrailingZeros();
        return decimal.scale() <= 0
                ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    public Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Rational reciprocal() {
        return new Rational(denominator, numerator);
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    public Rational power(int exponent) {
        return exponent < 0
                ? reciprocal().power(-exponent)
                : new Rational(numerator.pow(exponent), denominator.pow(exponent));
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    /** Whether it can be written as a decimal number: its denominator has no prime factors but 2 and 5. */
    public boolean isDecimal() {
        BigInteger rest = denominator;
        for (BigInteger prime : List.of(BigInteger.TWO, BigInteger.valueOf(5))) {
            while (rest.mod(prime).signum() == 0) {
                rest = rest.divide(prime);
            }
        }
        return rest.equals(BigInteger.ONE);
    }

    /** The nearest double. */
    public double doubleValue() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** The nearest float. */
    public float floatValue() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .floatValue();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
