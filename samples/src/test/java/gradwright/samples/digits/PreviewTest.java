package gradwright.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.samples.support.Examples;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PreviewTest {

    @Test
    void imagesStandSideBySideInShadesTwoCharactersAPixel() {
        DMatrixRMaj greys = new DMatrixRMaj(3, 64);
        greys.set(1, 0, 1); // second image, first row: darkest, half, lightest
        greys.set(1, 1, 0.5);
        greys.set(1, 2, 0.125);
        greys.set(2, 63, 1); // third image, lower right
        assertEquals(
                "@@==..\n" + "\n".repeat(6) + " ".repeat(30) + "@@\n",
                Preview.of(new Examples(greys, new int[3]), 1, 2));
    }
}
