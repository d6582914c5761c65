package gradwright.samples.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private final ConfusionMatrix matrix =
            new ConfusionMatrix(3, new int[] {0, 0, 0, 1, 1, 0}, new int[] {0, 2, 0, 1, 1, 0});

    @Test
    void countsEachPairOfTrueAndPredictedClass() {
        assertEquals(3, matrix.count(0, 0));
        assertEquals(1, matrix.count(0, 2));
        assertEquals(0, matrix.count(2, 0));
        assertEquals(5, matrix.right());
    }

    @Test
    void tableHasARowForEachTrueClass() {
        assertEquals("""
                true     0    1    2   recognised
                   0     3    .    1       75.0 %
                   1     .    2    .      100.0 %
                   2     .    .    .            -
                """, matrix.toString());
    }

    @Test
    void everyLabelNeedsAPrediction() {
        assertThrows(IllegalArgumentException.class, () -> new ConfusionMatrix(3, new int[2], new int[1]));
    }
}
