package gradwright.processor.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTableTest {

    private static List<ShapeRow> chain(int layers) {
        return IntStream.rangeClosed(1, layers)
                .mapToObj(i -> new ShapeRow("l" + i, 2 * i, 2 * i + 2, Place.nowhere()))
                .toList();
    }

    @Test
    void columnsAreAligned() {
        assertEquals(
                List.of("inputs          N x 2", "first      2 -> 1000", "second  1000 -> 5         <- here"),
                ShapeTable.upToBroken(
                        2,
                        List.of(
                                new ShapeRow("first", 2, 1000, Place.nowhere()),
                                new ShapeRow("second", 1000, 5, Place.nowhere()))));
    }

    @Test
    void eightRowsAreShownInFull() {
        assertEquals(8, ShapeTable.upToBroken(2, chain(7)).size());
        assertEquals("l1       2 -> 4", ShapeTable.upToBroken(2, chain(7)).get(1));
    }

    @Test
    void theMiddleOfALongChainIsLeftOut() {
        assertEquals(
                List.of(
                        "inputs         N x 2",
                        "... and 294 more",
                        "l295    590 -> 592",
                        "l296    592 -> 594",
                        "l297    594 -> 596",
                        "l298    596 -> 598",
                        "l299    598 -> 600",
                        "l300    600 -> 602      <- here"),
                ShapeTable.upToBroken(2, chain(300)));
    }
}
