package gradwright.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact fractions. */
class RationalTest {

    private static Rational fraction(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 1/10",
        "-0.1, -1/10",
        "0.5, 1/2",
        "2.5e-3, 1/400",
        "1e22, 10000000000000000000000",
        "-0.0, 0",
        "3, 3",
        "100, 100",
        "1e-5, 1/100000"
    })
    void isTheDecimalThatWasWritten(double written, String exact) {
        assertEquals(exact, Rational.of(written).toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1.0 / 3, Math.PI, 1e300, 1e-300, Double.MIN_VALUE, Double.MAX_VALUE, -123.456e-7})
    void keepsEveryDouble(double value) {
        assertEquals(value, Rational.of(value).doubleValue());
    }

    @Test
    void keepsRandomDoubles() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(
                        new BigDecimal(value).doubleValue() + 0.0,
                        Rational.of(value).doubleValue());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 0.3333333333333333",
        "2, 3, 0.6666666666666666",
        "-1, 7, -0.14285714285714285",
        "22, 7, 3.142857142857143"
    })
    void theNearestDouble(long numerator, long denominator, double nearest) {
        assertEquals(nearest, fraction(numerator, denominator).doubleValue());
    }

    @Test
    void isInLowestTermsWithAPositiveDenominator() {
        assertEquals(fraction(-2, 3), fraction(10, -15));
        assertEquals(BigInteger.valueOf(-2), fraction(10, -15).numerator());
        assertEquals(BigInteger.valueOf(3), fraction(10, -15).denominator());
        assertEquals(Rational.ZERO, fraction(0, -9));
        assertTrue(fraction(8, 4).isInteger());
        assertFalse(fraction(8, 3).isInteger());
    }

    @Test
    void arithmetic() {
        assertEquals(fraction(5, 6), fraction(1, 2).plus(fraction(1, 3)));
        assertEquals(Rational.of(0.3), Rational.of(0.1).plus(Rational.of(0.2)));
        assertEquals(fraction(1, 3), fraction(1, 2).times(fraction(2, 3)));
        assertEquals(fraction(-3, 2), fraction(-2, 3).reciprocal());
        assertEquals(fraction(-8, 27), fraction(-2, 3).power(3));
        assertEquals(fraction(9, 4), fraction(-2, 3).power(-2));
        assertEquals(Rational.ONE, fraction(-2, 3).power(0));
        assertEquals(fraction(2, 3), fraction(-2, 3).abs());
        assertEquals(fraction(2, 3), fraction(-2, 3).negate());
    }

    @Test
    void order() {
        assertTrue(fraction(-1, 2).compareTo(fraction(-1, 3)) < 0);
        assertTrue(fraction(2, 3).compareTo(fraction(3, 5)) > 0);
        assertEquals(0, fraction(2, 4).compareTo(fraction(1, 2)));
        assertEquals(-1, fraction(-1, 2).signum());
    }

    @Test
    void nothingIsDividedByZero() {
        assertThrows(ArithmeticException.class, () -> fraction(1, 0));
        assertThrows(ArithmeticException.class, Rational.ZERO::reciprocal);
        assertThrows(ArithmeticException.class, () -> Rational.ZERO.power(-1));
    }
}
