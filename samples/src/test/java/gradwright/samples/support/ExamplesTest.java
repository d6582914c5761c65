package gradwright.samples.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    private final Examples examples = Examples.of(List.of(new double[] {1, 2}, new double[] {3, 4}), List.of(5, 6));

    @Test
    void rowsAndLabelsKeepTheirOrder() {
        assertEquals(2, examples.size());
        assertArrayEquals(new double[] {1, 2, 3, 4}, examples.inputs().data);
        assertArrayEquals(new int[] {5, 6}, examples.labels());
    }

    @Test
    void accuracyIsTheShareOfLabelsThatWerePredicted() {
        assertEquals(0, examples.accuracy(new int[] {6, 5}));
        assertEquals(0.5, examples.accuracy(new int[] {5, 5}));
        assertEquals(1, examples.accuracy(new int[] {5, 6}));
    }

    @Test
    void numbersOfRowsLabelsAndPredictionsHaveToAgree() {
        assertThrows(IllegalArgumentException.class, () -> new Examples(new DMatrixRMaj(2, 1), new int[3]));
        assertThrows(IllegalArgumentException.class, () -> examples.accuracy(new int[1]));
    }
}
