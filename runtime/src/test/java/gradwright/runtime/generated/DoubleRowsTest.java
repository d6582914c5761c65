package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.runtime.ReferenceValues;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Row functions against values with 50 digits, and at the ends of their domains. */
class DoubleRowsTest {

    private static final JsonArray REFERENCE =
            ReferenceValues.read(DoubleRowsTest.class, "rows.json").getAsJsonArray();

    @Test
    void rowsAreStable() {
        for (JsonElement element : REFERENCE) {
            JsonObject row = element.getAsJsonObject();
            double[] z = ReferenceValues.doubles(row.get("z"));
            double[] softmax = ReferenceValues.doubles(row.get("softmax"));
            double[] logSoftmax = ReferenceValues.doubles(row.get("logSoftmax"));
            // The row lies at an offset and the result takes its place, as generated code may ask.
            double[] first = padded(z);
            double[] second = padded(z);
            Rows.softmax(first, 2, z.length, first, 2);
            Rows.logSoftmax(second, 2, z.length, second, 2);
            for (int j = 0; j < z.length; j++) {
                assertEquals(softmax[j], first[2 + j], 2 * Math.ulp(1d), row + " at " + j);
                assertEquals(
                        logSoftmax[j],
                        second[2 + j],
                        2 * Math.ulp(1d) * Math.max(1, Math.abs(logSoftmax[j])),
                        row + " at " + j);
                assertEquals(second[2 + j], Rows.logSoftmaxAt(padded(z), 2, z.length, j), row + " at " + j);
            }
            for (int outside : new int[] {0, 1, z.length + 2}) {
                assertEquals(77, first[outside]);
                assertEquals(77, second[outside]);
            }
        }
    }

    @Test
    void aRowThatLiesAStrideApartGivesTheSameBits() {
        double[] z = {0.25d, -3, 700, 699.5d};
        double[] softmax = z.clone();
        double[] logSoftmax = z.clone();
        Rows.softmax(softmax, 0, 4, softmax, 0);
        Rows.logSoftmax(logSoftmax, 0, 4, logSoftmax, 0);
        double[] column = spread(z, 3, 1);
        double[] result = spread(new double[4], 2, 1);
        Rows.softmax(column, 1, 3, 4, result, 1, 2);
        assertArrayEquals(spread(softmax, 2, 1), result);
        Rows.logSoftmax(column, 1, 3, 4, result, 1, 2);
        assertArrayEquals(spread(logSoftmax, 2, 1), result);
        for (int j = 0; j < 4; j++) {
            assertEquals(logSoftmax[j], Rows.logSoftmaxAt(column, 1, 3, 4, j));
        }
        Rows.softmax(column, 1, 3, 4, column, 1, 3);
        assertArrayEquals(spread(softmax, 3, 1), column);
    }

    /** An array that has 77 wherever the row, its entries a stride apart, does not lie. */
    private static double[] spread(double[] row, int stride, int offset) {
        double[] spread = new double[offset + row.length * stride];
        Arrays.fill(spread, 77);
        for (int j = 0; j < row.length; j++) {
            spread[offset + j * stride] = row[j];
        }
        return spread;
    }

    private static double[] padded(double[] z) {
        double[] padded = new double[z.length + 3];
        Arrays.fill(padded, 77);
        System.arraycopy(z, 0, padded, 2, z.length);
        return padded;
    }

    @Test
    void rowsWithInfinitiesAndNaN() {
        double[] row = {Double.NEGATIVE_INFINITY, 0, 0};
        Rows.softmax(row, 0, 3, row, 0);
        assertEquals(0, row[0]);
        assertEquals(0.5, row[1]);
        double[] bad = {1, Double.NaN, 2};
        Rows.softmax(bad, 0, 3, bad, 0);
        assertTrue(Double.isNaN(bad[0]) && Double.isNaN(bad[1]) && Double.isNaN(bad[2]));
    }
}
