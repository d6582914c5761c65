package gradwright.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.interpret.DecimalArithmetic;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {

    private static final BigDecimal TOLERANCE = new BigDecimal("1e-50");

    /** Values from mpmath at 400 digits ({@code decimal.py}). */
    @ParameterizedTest
    @CsvFileSource(resources = "decimal.csv", numLinesToSkip = 1)
    void everySmoothFunctionHasFiftyDigits(Primitive function, double x, BigDecimal value) {
        Decimal actual = function.value(new DecimalArithmetic(), List.of(Decimal.of(x)));
        assertTrue(actual.isFinite());
        BigDecimal error = actual.finite().subtract(value).abs();
        assertTrue(error.compareTo(value.abs().multiply(TOLERANCE)) <= 0, () -> actual + " instead of " + value);
    }

    /** The argument is reduced with all its digits (mpmath, 400 digits). */
    @ParameterizedTest
    @CsvSource({
        "1e22, -0.8522008497671888017727058937530293682618",
        "1e300, -0.8178819121159085970458852827554262120114",
    })
    void sinesOfLargeNumbers(double x, BigDecimal value) {
        BigDecimal error = Decimal.of(x).sin().finite().subtract(value).abs();
        assertTrue(error.compareTo(new BigDecimal("1e-38")) <= 0);
    }

    @Test
    void arithmeticKeepsSixtyDigits() {
        Decimal third = Decimal.ONE.divide(Decimal.of(3));
        assertEquals(new BigDecimal("0." + "3".repeat(60)), third.finite());
        assertEquals(
                0,
                third.times(Decimal.of(3))
                        .compareTo(
                                Decimal.ONE.minus(Decimal.of(new Rational(BigInteger.ONE, BigInteger.TEN.pow(60))))));
        assertEquals(
                new BigDecimal("1").add(new BigDecimal("1e-50")),
                Decimal.ONE.plus(Decimal.of(Rational.of("1e-50"))).finite());
    }

    /** Where one operand is not finite, the outcome is IEEE 754's. */
    @Test
    void specialOperandsActAsInDouble() {
        List<Double> numbers =
                List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2.5, -1e300, 1.0);
        for (double a : numbers) {
            for (double b : numbers) {
                if (!Double.isFinite(a) || !Double.isFinite(b)) {
                    assertEquals(a + b, Decimal.of(a).plus(Decimal.of(b)).doubleValue());
                    assertEquals(a * b, Decimal.of(a).times(Decimal.of(b)).doubleValue());
                    assertEquals(
                            a / b + 0.0, Decimal.of(a).divide(Decimal.of(b)).doubleValue());
                }
            }
        }
        assertEquals(Double.POSITIVE_INFINITY, Decimal.ONE.divide(Decimal.ZERO).doubleValue());
        assertEquals(Double.NaN, Decimal.ZERO.divide(Decimal.ZERO).doubleValue());
        assertEquals(Double.NEGATIVE_INFINITY, Decimal.ZERO.log().doubleValue());
        assertEquals(Double.NaN, Decimal.of(-1).log().doubleValue());
        assertEquals(Double.NaN, Decimal.of(-1).sqrt().doubleValue());
        assertEquals(Double.POSITIVE_INFINITY, Decimal.of(1e300).exp().doubleValue());
        assertEquals(0, Decimal.of(-1e300).exp().doubleValue());
    }

    @Test
    void infinitiesAreBeyondAllNumbers() {
        Decimal infinity = Decimal.of(Double.POSITIVE_INFINITY);
        assertTrue(infinity.compareTo(Decimal.of(Double.MAX_VALUE)) > 0);
        assertTrue(infinity.negate().compareTo(Decimal.of(-Double.MAX_VALUE)) < 0);
        assertTrue(
                Decimal.of(Double.MAX_VALUE).times(Decimal.of(Double.MAX_VALUE)).compareTo(infinity) < 0);
        assertFalse(infinity.isFinite());
    }

    @Test
    void aDoubleIsItselfToItsLastBit() {
        for (double x : new double[] {0.1, -1.0 / 3, Double.MIN_VALUE, Double.MAX_VALUE}) {
            assertEquals(x, Decimal.of(x).doubleValue());
            assertEquals(
                    new BigDecimal(x).round(MathContext.UNLIMITED),
                    Decimal.of(x).finite());
        }
    }
}
