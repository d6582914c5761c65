package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.runtime.ReferenceValues;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Elementary functions against values with 50 digits, and at the ends of their domains. */
class FunctionsTest {

    private static final JsonObject REFERENCE =
            ReferenceValues.read(FunctionsTest.class, "functions.json").getAsJsonObject();

    private static final Map<String, DoubleUnaryOperator> FUNCTIONS = Map.of(
            "exp", Elementary::exp,
            "expm1", Elementary::expm1,
            "log", Elementary::log,
            "log1p", Elementary::log1p,
            "tanh", Elementary::tanh,
            "sigmoid", Elementary::sigmoid,
            "softplus", Elementary::softplus);

    @Test
    void elementaryFunctionsAreWithinThreeUlps() {
        JsonObject elementary = REFERENCE.getAsJsonObject("elementary");
        assertEquals(FUNCTIONS.keySet(), elementary.keySet());
        for (String name : elementary.keySet()) {
            for (JsonElement pair : elementary.getAsJsonArray(name)) {
                double[] xy = ReferenceValues.doubles(pair);
                double actual = FUNCTIONS.get(name).applyAsDouble(xy[0]);
                assertEquals(xy[1], actual, 3 * Math.ulp(xy[1]), name + " of " + xy[0]);
            }
        }
    }

    @Test
    void functionsAtTheEndsOfTheirDomains() {
        assertEquals(0, Elementary.sigmoid(Double.NEGATIVE_INFINITY));
        assertEquals(1, Elementary.sigmoid(Double.POSITIVE_INFINITY));
        assertEquals(0, Elementary.softplus(Double.NEGATIVE_INFINITY));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.softplus(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Elementary.sigmoid(Double.NaN)));
        assertTrue(Double.isNaN(Elementary.softplus(Double.NaN)));
    }

    @Test
    void xlogyIsZeroWhereItsFirstFactorIs() {
        assertEquals(0, Elementary.xlogy(0.0, 0));
        assertEquals(0, Elementary.xlogy(0, Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Elementary.xlogy(0, Double.NaN)));
        assertEquals(Double.NEGATIVE_INFINITY, Elementary.xlogy(0.5, 0));
        assertEquals(2 * StrictMath.log(3), Elementary.xlogy(2.0, 3));
    }
}
