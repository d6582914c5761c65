package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A distance from a kink, seen three times. */
class KinkWatchTest {

    @ParameterizedTest
    @CsvSource({
        "3, 2, 4, false",
        "-3, -2, -4, false",
        // It may have been at 0 between 1 and 3.
        "2, 1, 3, true",
        "-2, -1, -3, true",
        "1, -1, 3, true",
        "0, 1, -1, true",
        "0, 0, 1e-9, true",
        // However small, it does not move.
        "1e-9, 1e-9, 1e-9, false",
        "-1e-9, -1e-9, -1e-9, false",
        "0, 0, 0, false",
        "0, -0.0, 0, false"
    })
    void isCloseToAKinkThatItMayHaveCrossed(double first, double second, double third, boolean isClose) {
        KinkWatch watch = new KinkWatch();
        for (double distance : new double[] {first, second, third}) {
            watch.restart();
            watch.accept(10);
            watch.accept(distance);
        }
        assertEquals(isClose, watch.cameClose());
    }
}
