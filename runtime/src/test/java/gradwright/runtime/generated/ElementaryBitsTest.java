package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import gradwright.runtime.ReferenceValues;
import org.junit.jupiter.api.Test;

/**
 * Elementary functions give the same bits in the interpreter, compiled, on every JDK and on every machine with a fused
 * multiply-add: hashes of their values at 100,000 arguments of all sizes, recorded once in {@code elementary_bits.json}.
 */
class ElementaryBitsTest {

    private static final int ARGUMENTS = 100_000;

    @Test
    void hashesAreAsStored() {
        JsonObject actual = new JsonObject();
        for (ElementaryFunction function : ElementaryFunction.ALL) {
            long hash = 0xCBF29CE484222325L;
            for (int i = 0; i < ARGUMENTS; i++) {
                double x = argument(i);
                hash = (hash ^ Double.doubleToLongBits(function.at(x))) * 0x100000001B3L;
                hash = (hash ^ Float.floatToIntBits(function.at((float) x))) * 0x100000001B3L;
            }
            actual.addProperty(function.name(), "%016x".formatted(hash));
        }
        assertEquals(ReferenceValues.read(ElementaryBitsTest.class, "elementary_bits.json"), actual);
    }

    /** Both signs, sizes from 2^-40 to 2^10, fractions all over. */
    private static double argument(int i) {
        double fraction = 1 + (i * 7919L % 100_003) / 100_003.0;
        double size = Math.scalb(fraction, i % 51 - 40);
        return i % 2 == 0 ? size : -size;
    }
}
