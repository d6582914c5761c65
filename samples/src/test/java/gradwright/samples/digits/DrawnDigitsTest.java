package gradwright.samples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnDigitsTest {

    @Test
    void greysAreSixteenthsFromBlankToDarkest() {
        double[] greys = DrawnDigits.draw(200, 0, 1).train().inputs().data;
        boolean[] seen = new boolean[17];
        for (double grey : greys) {
            assertTrue(grey >= 0 && grey <= 1 && grey * 16 == Math.rint(grey * 16), () -> "grey " + grey);
            seen[(int) (grey * 16)] = true;
        }
        for (int grey = 0; grey <= 16; grey++) {
            assertTrue(seen[grey], "no pixel of grey " + grey + " in 200 images");
        }
    }

    @Test
    void digitsComeInTurns() {
        DigitImages images = DrawnDigits.draw(12, 3, 1);
        assertArrayEquals(
                new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1}, images.train().labels());
        assertArrayEquals(new int[] {0, 1, 2}, images.test().labels());
    }

    @Test
    void seedDecidesTheImages() {
        double[] first = DrawnDigits.draw(20, 0, 1).train().inputs().data;
        assertArrayEquals(first, DrawnDigits.draw(20, 0, 1).train().inputs().data);
        assertFalse(Arrays.equals(first, DrawnDigits.draw(20, 0, 2).train().inputs().data));
    }

    @Test
    void testImagesAreOthers() {
        DigitImages images = DrawnDigits.draw(20, 20, 1);
        assertFalse(Arrays.equals(images.train().inputs().data, images.test().inputs().data));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void penWritesOnePathThatFillsItsBox(int digit) {
        List<Stroke> strokes = Pen.write(digit);
        double least = 1;
        double most = 0;
        for (int piece = 0; piece < strokes.size(); piece++) {
            Stroke stroke = strokes.get(piece);
            if (piece > 0) {
                assertEquals(strokes.get(piece - 1).toX(), stroke.fromX());
                assertEquals(strokes.get(piece - 1).toY(), stroke.fromY());
            }
            assertTrue(stroke.toX() > 0.1 && stroke.toX() < 0.95, stroke::toString);
            least = Math.min(least, Math.min(stroke.fromY(), stroke.toY()));
            most = Math.max(most, Math.max(stroke.fromY(), stroke.toY()));
        }
        assertEquals(0.05, least, 0.001);
        assertEquals(0.95, most, 0.011);
    }

    @Test
    void penKnowsNoOtherDigit() {
        assertThrows(IllegalArgumentException.class, () -> Pen.write(10));
    }

    /** A stroke from (1, 1) to (4, 5), which is 5 long. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0", // at its ends
        "4, 5, 0",
        "2.5, 3, 0", // half way
        "0, 0, 2", // before its beginning
        "4, 7, 4", // past its end
        "6.5, 0, 25", // 5 to the side of its middle
    })
    void distanceIsThatOfTheNearestPoint(double x, double y, double squared) {
        assertEquals(squared, new Stroke(1, 1, 4, 5).distanceSquared(x, y), 1e-12);
    }
}
