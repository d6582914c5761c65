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

    /** Often enough that both loops are compiled, and run through all the loops that C2 makes of one. */
    @Test
    void tanhOfARowHasTheBitsOfEachEntry() {
        double[] x = new double[200];
        double[] expected = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.scalb(1 + j / 200d, j % 40 - 33) * (j % 2 == 0 ? 1 : -1);
        }
        double[] ends = {
            0d,
            -0d,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            22d,
            -22d,
            1d
        };
        System.arraycopy(ends, 0, x, 20, ends.length);
        System.arraycopy(ends, 0, x, 80, ends.length);
        for (int j = 0; j < x.length; j++) {
            expected[j] = Elementary.tanh(x[j]);
        }
        for (int round = 0; round < 40; round++) {
            for (int count = 0; count <= 150; count++) {
                int xOffset = (count + round) % 40;
                double[] inPlace = x.clone();
                Rows.tanh(inPlace, xOffset, count, inPlace, xOffset);
                double[] row = x.clone();
                System.arraycopy(expected, xOffset, row, xOffset, count);
                assertArrayEquals(row, inPlace);
                double[] elsewhere = new double[count + 9];
                Rows.tanh(x, xOffset, count, elsewhere, round % 10);
                row = new double[count + 9];
                System.arraycopy(expected, xOffset, row, round % 10, count);
                assertArrayEquals(row, elsewhere);
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
