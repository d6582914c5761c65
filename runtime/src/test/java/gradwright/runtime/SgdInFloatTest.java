package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Gradient descent in single precision, to the last bit. */
class SgdInFloatTest {

    /** The rate is rounded once, then the product and the difference are: not one rounding of what a double holds. */
    @Test
    void roundsTheRateThenTheProductThenTheDifference() {
        SplittableRandom random = new SplittableRandom(3);
        float[] expected = new float[1000];
        FloatGivenParameter parameter = FloatGivenParameter.of("x", 10, 100, new float[1000]);
        int unlikeDoubles = 0;
        for (int i = 0; i < expected.length; i++) {
            float value = random.nextFloat(-1, 1);
            float gradient = random.nextFloat(-1, 1);
            parameter.value().data[i] = value;
            parameter.gradient().data[i] = gradient;
            float product = 0.1f * gradient;
            expected[i] = value - product;
            unlikeDoubles += expected[i] == (float) (value - 0.1 * gradient) ? 0 : 1;
        }
        new Sgd(0.1).step(List.of(parameter));
        assertArrayEquals(expected, parameter.value().data);
        assertTrue(unlikeDoubles > 20, "only " + unlikeDoubles + " would differ in double");
    }
}
