package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.runtime.ReferenceValues;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Elementary functions against high precision ({@code elementary.py}), densely in single precision, and at special arguments. */
class ElementaryTest {

    private static final double LARGEST_ERROR = 2;
    private static final double LARGEST_ERROR_IN_FLOAT = 1;

    /** A prime, so that all kinds of bits come by. */
    private static final int BITS_BETWEEN_FLOATS = 4001;

    private static final JsonObject REFERENCE =
            ReferenceValues.read(ElementaryTest.class, "elementary.json").getAsJsonObject();

    /** The definitions, good for fifteen digits, of what is tested densely. */
    private static final Map<ElementaryFunction, DoubleUnaryOperator> DEFINITIONS = Map.ofEntries(
            Map.entry(ElementaryFunction.EXP, StrictMath::exp),
            Map.entry(ElementaryFunction.EXPM1, StrictMath::expm1),
            Map.entry(ElementaryFunction.LOG, StrictMath::log),
            Map.entry(ElementaryFunction.LOG1P, StrictMath::log1p),
            Map.entry(ElementaryFunction.TANH, StrictMath::tanh),
            Map.entry(ElementaryFunction.SIGMOID, x -> {
                double e = StrictMath.exp(-Math.abs(x));
                return x < 0 ? e / (1 + e) : 1 / (1 + e);
            }),
            Map.entry(ElementaryFunction.SOFTPLUS, ElementaryTest::softplus),
            Map.entry(ElementaryFunction.LOGSIGMOID, x -> -softplus(-x)),
            Map.entry(ElementaryFunction.LOGCOSH, x -> {
                double a = Math.abs(x);
                double s = StrictMath.sinh(Math.min(a, 1));
                return a < 1 ? StrictMath.log1p(s * s) / 2 : a + StrictMath.log1p(StrictMath.exp(-2 * a)) - Math.log(2);
            }),
            Map.entry(ElementaryFunction.SIN, StrictMath::sin),
            Map.entry(ElementaryFunction.COS, StrictMath::cos));

    @Test
    void errorsAreAtMostTwoUnitsInTheLastPlace() {
        int tried = 0;
        for (ElementaryFunction function : ElementaryFunction.ALL) {
            for (JsonElement row : REFERENCE.getAsJsonArray(function.name())) {
                double[] numbers = ReferenceValues.doubles(row);
                double actual = function.at(numbers[0]);
                double error = Math.abs(actual - numbers[1] - numbers[2]) / Math.ulp(numbers[1]);
                assertTrue(
                        error <= LARGEST_ERROR,
                        () -> function + " of " + numbers[0] + " is " + actual + ", off by " + error + " ulp");
                tried++;
            }
        }
        assertTrue(tried > 8000, tried + " values");
    }

    @Test
    void errorsInFloatAreAtMostOneUnitInTheLastPlace() {
        Map<ElementaryFunction, Integer> tried = new HashMap<>();
        for (ElementaryFunction function : ElementaryFunction.ALL) {
            for (JsonElement row : REFERENCE.getAsJsonArray(function.name())) {
                double[] numbers = ReferenceValues.doubles(row);
                float x = (float) numbers[0];
                if (x == numbers[0]) {
                    assertCloseInFloat(function, x, numbers[1]);
                    tried.merge(function, 1, Integer::sum);
                }
            }
        }
        tried.forEach((function, count) -> assertTrue(count > 150, function + " was tried at " + count));
        assertEquals(ElementaryFunction.ALL.size(), tried.size());
    }

    @Test
    void errorsInFloatAreAtMostOneUnitInTheLastPlaceEverywhere() {
        DEFINITIONS.forEach((function, definition) -> {
            for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += BITS_BETWEEN_FLOATS) {
                float x = Float.intBitsToFloat((int) bits);
                assertCloseInFloat(function, x, definition.applyAsDouble(x));
            }
        });
    }

    private static void assertCloseInFloat(ElementaryFunction function, float x, double expected) {
        float actual = function.at(x);
        float rounded = (float) expected;
        boolean isClose = !Float.isFinite(rounded)
                ? Float.compare(actual, rounded) == 0
                : Math.abs(actual - expected) <= LARGEST_ERROR_IN_FLOAT * Math.ulp(rounded);
        assertTrue(isClose, () -> function + " of " + x + " in float is " + actual + " instead of " + expected);
    }

    @Test
    void specialValues() {
        double inf = Double.POSITIVE_INFINITY;
        double nan = Double.NaN;
        special(ElementaryFunction.EXP, 1, 1, inf, 0);
        special(ElementaryFunction.EXPM1, 0, -0.0, inf, -1);
        special(ElementaryFunction.LOG, -inf, -inf, inf, nan);
        special(ElementaryFunction.LOG1P, 0, -0.0, inf, nan);
        special(ElementaryFunction.TANH, 0, -0.0, 1, -1);
        special(ElementaryFunction.SIGMOID, 0.5, 0.5, 1, 0);
        special(ElementaryFunction.SOFTPLUS, StrictMath.log(2), StrictMath.log(2), inf, 0);
        special(ElementaryFunction.LOGSIGMOID, -StrictMath.log(2), -StrictMath.log(2), -0.0, -inf);
        special(ElementaryFunction.LOGCOSH, 0, 0, inf, inf);
        special(ElementaryFunction.ERF, 0, -0.0, 1, -1);
        special(ElementaryFunction.ERFC, 1, 1, 0, 2);
        special(ElementaryFunction.SIN, 0, -0.0, nan, nan);
        special(ElementaryFunction.COS, 1, 1, nan, nan);
    }

    /** The values at 0, -0 and both infinities; NaN gives NaN. */
    private static void special(
            ElementaryFunction function, double zero, double negativeZero, double infinity, double negativeInfinity) {
        double[] x = {0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
        double[] expected = {zero, negativeZero, infinity, negativeInfinity, Double.NaN};
        for (int i = 0; i < x.length; i++) {
            String place = function + " of " + x[i];
            assertEquals(expected[i], function.at(x[i]), place);
            assertEquals((float) expected[i], function.at((float) x[i]), place + " in float");
        }
    }

    @Test
    void logarithmsEndAtTheirDomains() {
        assertEquals(Double.NaN, Elementary.log(-1.0));
        assertEquals(Double.NaN, Elementary.log(-Double.MIN_VALUE));
        assertEquals(Float.NaN, Elementary.log(-Float.MIN_VALUE));
        assertEquals(Double.NEGATIVE_INFINITY, Elementary.log1p(-1.0));
        assertEquals(Float.NEGATIVE_INFINITY, Elementary.log1p(-1f));
        assertEquals(Double.NaN, Elementary.log1p(Math.nextDown(-1.0)));
        assertEquals(Float.NaN, Elementary.log1p(Math.nextDown(-1f)));
    }

    @Test
    void exponentialsEndWhereTheyOverflowAndUnderflow() {
        assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(709.7827128933841));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(Double.MAX_VALUE));
        assertEquals(0, Elementary.exp(-745.1332191019413));
        assertEquals(0, Elementary.exp(-Double.MAX_VALUE));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.expm1(709.7827128933841));
        assertEquals(-1, Elementary.expm1(-Double.MAX_VALUE));
        assertEquals(Double.MAX_VALUE, Elementary.softplus(Double.MAX_VALUE));
        assertEquals(-Double.MAX_VALUE, Elementary.logsigmoid(-Double.MAX_VALUE));
        assertEquals(Double.MAX_VALUE, Elementary.logcosh(-Double.MAX_VALUE));
        assertEquals(0, Elementary.sigmoid(-Double.MAX_VALUE));
        assertEquals(1, Elementary.erf(Double.MAX_VALUE));
        assertEquals(0, Elementary.erfc(Double.MAX_VALUE));
    }

    @Test
    void oddFunctionsAreOddToTheBit() {
        for (ElementaryFunction function :
                new ElementaryFunction[] {ElementaryFunction.TANH, ElementaryFunction.ERF, ElementaryFunction.SIN}) {
            for (double x = 0x1p-1070; x < 0x1p1000; x *= 1.37) {
                assertEquals(-function.at(x), function.at(-x), function::name);
            }
        }
    }

    @Test
    void tanhIsAtMostOneAndReachesIt() {
        for (double x = 18; x < 24; x += 0x1.3p-10) {
            assertTrue(Elementary.tanh(x) <= 1, "tanh of " + x);
        }
        assertEquals(1, Elementary.tanh(20.0));
        assertEquals(1, Elementary.tanh(Double.MAX_VALUE));
        assertEquals(-1, Elementary.tanh(-Double.MAX_VALUE));
        for (float x = 7; x < 10; x = Math.nextUp(x)) {
            assertTrue(Elementary.tanh(x) <= 1, "tanh of " + x + " in float");
        }
        assertEquals(1f, Elementary.tanh(9.02f));
        assertEquals(1f, Elementary.tanh(Float.MAX_VALUE));
        assertEquals(-1f, Elementary.tanh(-Float.MAX_VALUE));
    }

    @Test
    void xlogyIsZeroWhereItsFirstFactorIs() {
        assertEquals(0, Elementary.xlogy(0.0, 0));
        assertEquals(0, Elementary.xlogy(0, Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Elementary.xlogy(0, Double.NaN)));
        assertEquals(Double.NEGATIVE_INFINITY, Elementary.xlogy(0.5, 0));
        assertEquals(2 * StrictMath.log(3), Elementary.xlogy(2.0, 3), Math.ulp(2d));
        assertEquals(0, Elementary.xlogy(0f, 0f));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    @Test
    void choicesAreThoseOfJava() {
        double[] numbers = {0.0, -0.0, 1.5, Double.NEGATIVE_INFINITY, Double.NaN};
        for (double a : numbers) {
            for (double b : numbers) {
                assertEquals(a, Elementary.where(true, a, b));
                assertEquals(b, Elementary.where(false, a, b));
                assertEquals((float) a, Elementary.where(true, (float) a, (float) b));
                assertEquals((float) b, Elementary.where(false, (float) a, (float) b));
            }
        }
    }
}
