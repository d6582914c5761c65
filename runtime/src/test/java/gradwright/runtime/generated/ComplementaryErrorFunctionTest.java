package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import gradwright.runtime.ReferenceValues;
import org.junit.jupiter.api.Test;

/** The complementary error function against mpmath; {@code complementary_error_function.py} wrote the values. */
class ComplementaryErrorFunctionTest {

    private static final double LARGEST_ERROR = 3;

    @Test
    void isWithinItsErrorBoundOfHighPrecision() {
        for (JsonElement row : ReferenceValues.read(
                        ComplementaryErrorFunctionTest.class, "complementary_error_function.json")
                .getAsJsonArray()) {
            double[] numbers = ReferenceValues.doubles(row);
            double x = numbers[0];
            double actual = Elementary.erfc(x);
            double error = Math.abs(actual - numbers[1] - numbers[2]) / Math.ulp(numbers[1]);
            assertTrue(error <= LARGEST_ERROR, () -> "erfc(" + x + ") = " + actual + " is off by " + error + " ulp");
            if (x == (float) x) {
                assertEquals((float) numbers[1], Elementary.erfc((float) x), Math.ulp((float) numbers[1]));
            }
        }
    }

    @Test
    void endsAtZeroAndTwo() {
        assertEquals(0, Elementary.erfc(Double.POSITIVE_INFINITY));
        assertEquals(2, Elementary.erfc(Double.NEGATIVE_INFINITY));
        assertEquals(0, Elementary.erfc(Double.MAX_VALUE));
        assertEquals(1, Elementary.erfc(-0.0));
        assertEquals(Double.NaN, Elementary.erfc(Double.NaN));
    }
}
