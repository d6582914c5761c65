package gradwright.samples.xor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XorTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyCaseIsLearntWhateverTheSeed(long seed) {
        XorNetwork network = Main.trained(seed);
        assertEquals(0, network.predict(0, 0)[0], 0.1);
        assertEquals(1, network.predict(0, 1)[0], 0.1);
        assertEquals(1, network.predict(1, 0)[0], 0.1);
        assertEquals(0, network.predict(1, 1)[0], 0.1);
    }
}
