package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Initial values against another program's, and what is promised of their distribution. */
class InitializerTest {

    static Stream<JsonObject> cases() {
        return StreamSupport.stream(
                        ReferenceValues.read(InitializerTest.class, "initial_values.json")
                                .getAsJsonArray()
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void drawsTheValuesThatNumPyDraws(JsonObject test) throws ReflectiveOperationException {
        Initializer constant = (Initializer) Initializer.class
                .getField(test.get("initializer").getAsString())
                .get(null);
        boolean hasSlope = test.has("slope");
        double[] expected = ReferenceValues.doubles(test.get("values"));
        double[] actual = drawn(
                hasSlope ? Initializer.heUniform(test.get("slope").getAsDouble()) : constant,
                test.get("seed").getAsLong(),
                test.get("name").getAsString(),
                test.get("fanIn").getAsInt(),
                test.get("fanOut").getAsInt(),
                expected.length);
        if (hasSlope || constant == Initializer.LECUN_NORMAL) {
            // The reference is exact; what is computed in several steps rounds in each.
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], 1e-15, test + " at " + i);
            }
        } else {
            assertArrayEquals(expected, actual, 0, test.toString());
        }
    }

    @Test
    void aRectifierOfSlopeZeroIsRelu() {
        assertArrayEquals(
                drawn(Initializer.HE_UNIFORM, 7, "a.weight", 3, 5, 15),
                drawn(Initializer.heUniform(0), 7, "a.weight", 3, 5, 15),
                0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aSlopeIsFinite(double slope) {
        assertThrows(IllegalArgumentException.class, () -> Initializer.heUniform(slope));
    }

    @Test
    void zeroIsZero() {
        assertArrayEquals(new double[5], drawn(Initializer.ZERO, 7, "a.bias", 3, 5, 5), 0);
    }

    static Stream<Arguments> variances() {
        return Stream.of(
                arguments(Initializer.GLOROT_UNIFORM, 2.0 / (30 + 20)),
                arguments(Initializer.HE_UNIFORM, 2.0 / 30),
                arguments(Initializer.heUniform(0.5), 2.0 / (30 * 1.25)),
                arguments(Initializer.LECUN_NORMAL, 1.0 / 30),
                arguments(Initializer.PYTORCH, 1.0 / (3 * 30)));
    }

    @ParameterizedTest
    @MethodSource("variances")
    void meanAndVarianceAreThoseOfTheDistribution(Initializer initializer, double variance) {
        int count = 200_000;
        double[] values = drawn(initializer, 11, "layer.weight", 30, 20, count);
        double mean = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
        assertEquals(0, mean, 5 * Math.sqrt(variance / count));
        assertEquals(variance, square, 0.02 * variance);
    }

    @Test
    void uniformValuesReachTheirLimitsAndStayWithin() {
        double limit = 1 / Math.sqrt(30);
        double[] values = drawn(Initializer.PYTORCH, 3, "layer.weight", 30, 20, 100_000);
        double largest = Arrays.stream(values).max().orElseThrow();
        double smallest = Arrays.stream(values).min().orElseThrow();
        assertTrue(largest < limit && largest > 0.999 * limit, "largest " + largest);
        assertTrue(smallest >= -limit && smallest < -0.999 * limit, "smallest " + smallest);
    }

    @Test
    void normalValuesFallIntoTheBandsOfTheNormalDistribution() {
        double[] values = drawn(Initializer.LECUN_NORMAL, 5, "layer.weight", 1, 1, 200_000);
        double withinOne = Arrays.stream(values).filter(v -> Math.abs(v) < 1).count() / (double) values.length;
        double withinTwo = Arrays.stream(values).filter(v -> Math.abs(v) < 2).count() / (double) values.length;
        assertEquals(0.682689, withinOne, 0.005);
        assertEquals(0.954500, withinTwo, 0.003);
    }

    @Test
    void anotherSeedOrNameGivesOtherValues() {
        double[] values = drawn(Initializer.PYTORCH, 1, "a.weight", 4, 4, 16);
        for (double[] others : new double[][] {
            drawn(Initializer.PYTORCH, 2, "a.weight", 4, 4, 16),
            drawn(Initializer.PYTORCH, 1, "b.weight", 4, 4, 16),
            drawn(Initializer.PYTORCH, 1, "a.bias", 4, 4, 16)
        }) {
            for (int i = 0; i < values.length; i++) {
                assertTrue(values[i] != others[i], "equal at " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variances")
    void floatsAreTheDoublesRounded(Initializer initializer, double variance) {
        double[] doubles = drawn(initializer, 9, "layer.weight", 30, 20, 600);
        float[] floats = new float[600];
        initializer.fill(9, "layer.weight", 30, 20, i -> i, floats);
        for (int i = 0; i < floats.length; i++) {
            assertEquals((float) doubles[i], floats[i]);
        }
        assertTrue(Math.abs(floats[0]) < 5 * Math.sqrt(variance) && floats[0] != 0);
    }

    private static double[] drawn(Initializer initializer, long seed, String name, int fanIn, int fanOut, int count) {
        double[] values = new double[count];
        initializer.fill(seed, name, fanIn, fanOut, i -> i, values);
        return values;
    }
}
