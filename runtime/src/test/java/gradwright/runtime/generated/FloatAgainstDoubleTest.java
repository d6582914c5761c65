package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.runtime.Adam;
import gradwright.runtime.handwritten.DoubleFlowers;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import gradwright.runtime.handwritten.FloatFlowers;
import gradwright.runtime.handwritten.FloatIrisNetwork;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A network in single precision beside the same one in double precision. */
class FloatAgainstDoubleTest {

    /**
     * A logit is a sum of 17 products of numbers below 2, of hidden values that are as exact; the losses and gradients of
     * a batch of 12 are no longer chains. So there is room within this many roundings.
     */
    private static final double TOLERANCE = 64 * Math.ulp(1f);

    private final FMatrixRMaj x = FloatFlowers.samples(12);
    private final DMatrixRMaj doubleX = DoubleFlowers.samples(12);
    private final int[] labels = DoubleFlowers.labels(12);

    private final FloatIrisNetwork iris = FloatIrisNetwork.create(42);
    private final DoubleIrisNetwork doubleIris = DoubleIrisNetwork.create(42);

    @Test
    void initialValuesAreThoseInDoubleRounded() {
        for (int p = 0; p < 4; p++) {
            float[] floats = iris.parameters().get(p).value().data;
            double[] doubles = doubleIris.parameters().get(p).value().data;
            assertArrayEquals(rounded(doubles), floats);
        }
        assertTrue(iris.parameters().get(0).value().data[0] != 0);
    }

    @Test
    void predictionsLossesAndGradientsAgree() {
        for (int i = 0; i < x.data.length; i++) {
            assertEquals(doubleX.data[i], x.data[i]);
        }
        assertClose(doubleIris.predict(doubleX).data, iris.predict(x).data);
        assertArrayEquals(doubleIris.classify(doubleX), iris.classify(x));
        assertEquals(doubleIris.loss(doubleX, labels), iris.loss(x, labels), TOLERANCE);
        assertEquals(
                doubleIris.gradient(doubleX, DoubleFlowers.targets(12)),
                iris.gradient(x, FloatFlowers.targets(12)),
                TOLERANCE);
        assertGradientsClose();
        doubleIris.gradient(doubleX, labels);
        iris.gradient(x, labels);
        assertGradientsClose();
    }

    private void assertGradientsClose() {
        for (int p = 0; p < 4; p++) {
            assertClose(
                    doubleIris.parameters().get(p).gradient().data,
                    iris.parameters().get(p).gradient().data);
        }
    }

    @Test
    void trainingAgrees() {
        Adam adam = new Adam(0.01);
        Adam doubleAdam = new Adam(0.01);
        double before = iris.loss(x, labels);
        for (int step = 0; step < 20; step++) {
            iris.gradient(x, labels);
            doubleIris.gradient(doubleX, labels);
            adam.step(iris.parameters());
            doubleAdam.step(doubleIris.parameters());
        }
        double after = iris.loss(x, labels);
        assertTrue(after < 0.9 * before, before + " then " + after);
        // Adam divides small gradients by small roots, so rounding moves a value by more than its own size tells.
        assertEquals(doubleIris.loss(doubleX, labels), after, 1e-3);
    }

    private static float[] rounded(double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    private static void assertClose(double[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < actual.length; i++) {
            assertEquals(expected[i], actual[i], TOLERANCE);
        }
    }
}
