package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.runtime.handwritten.FloatFlowers;
import gradwright.runtime.handwritten.FloatIrisNetwork;
import gradwright.runtime.handwritten.FloatLineNetwork;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The gradient check in single precision: rounding raises no false alarm and hides no error of a part in a hundred. */
class GradientCheckInFloatTest {

    private final GradientCheck check = new GradientCheck();

    @Test
    void rightGradientsPass() {
        for (int seed = 0; seed < 20; seed++) {
            FloatIrisNetwork iris = FloatIrisNetwork.create(seed);
            FMatrixRMaj x = FloatFlowers.samples(7 + seed);
            GradientReport dense = check.compare(iris, x, FloatFlowers.targets(7 + seed));
            GradientReport labels = check.compare(iris, x, FloatFlowers.labels(7 + seed));
            assertTrue(dense.passed(), dense.toString());
            assertTrue(labels.passed(), labels.toString());
            assertEquals(131 + 4, labels.compared());
            assertEquals(1e-3, labels.tolerance());
        }
    }

    /** Every entry of a size worth speaking of, wrong by one part in a hundred. */
    @Test
    void wrongEntriesAreFound() {
        FMatrixRMaj x = FloatFlowers.samples(20);
        int[] labels = FloatFlowers.labels(20);
        FloatIrisNetwork right = FloatIrisNetwork.create(2);
        right.gradient(x, labels);
        int tried = 0;
        for (int p = 0; p < 4; p++) {
            float[] gradient = right.parameters().get(p).gradient().data;
            for (int i = 0; i < gradient.length; i++) {
                if (Math.abs(gradient[i]) > 0.02) {
                    tried++;
                    GradientReport report = check.compare(new Spoiled(FloatIrisNetwork.create(2), p, i), x, labels);
                    assertFalse(report.passed(), report.toString());
                    assertEquals(right.parameters().get(p).name(), report.parameter());
                }
            }
        }
        assertTrue(tried > 30, "only " + tried + " entries of that size");
    }

    /** A network with one entry of its gradient wrong by a part in a hundred. */
    private record Spoiled(FloatIrisNetwork network, int parameter, int entry) implements Classifier<FMatrixRMaj> {

        @Override
        public List<Parameter<FMatrixRMaj>> parameters() {
            return network.parameters();
        }

        @Override
        public int[] classify(FMatrixRMaj x) {
            return network.classify(x);
        }

        @Override
        public double loss(FMatrixRMaj x, FMatrixRMaj targets) {
            return network.loss(x, targets);
        }

        @Override
        public double loss(FMatrixRMaj x, int[] labels) {
            return network.loss(x, labels);
        }

        @Override
        public double gradient(FMatrixRMaj x, FMatrixRMaj targets) {
            return spoil(network.gradient(x, targets));
        }

        @Override
        public double gradient(FMatrixRMaj x, int[] labels) {
            return spoil(network.gradient(x, labels));
        }

        private double spoil(double loss) {
            network.parameters().get(parameter).gradient().data[entry] *= 1.01f;
            return loss;
        }
    }

    /**
     * Floats near 10,000 are a thousandth apart, so a step of a hundredth is two per cent off; over so many samples the
     * loss is exact enough to show it.
     */
    @Test
    void valuesThatRoundTheirMovesRaiseNoAlarm() {
        FloatLineNetwork line = new FloatLineNetwork(1, 1);
        line.parameters().get(0).value().data[0] = 10_007;
        FMatrixRMaj x = new FMatrixRMaj(10_000, 1);
        for (int n = 0; n < x.numRows; n++) {
            x.data[n] = 0.5f + n / 10_000f;
        }
        FMatrixRMaj targets = line.predict(x);
        for (int n = 0; n < x.numRows; n++) {
            targets.data[n] -= 1;
        }
        GradientReport report = new GradientCheck().withStep(1e-6).compare(line, x, targets);
        assertTrue(report.passed(), report.toString());
    }

    @Test
    void manyEntriesPassAlongADirection() {
        FloatLineNetwork line = new FloatLineNetwork(5000, 1);
        FMatrixRMaj x = filled(2, 5000, 1);
        GradientReport report = new GradientCheck().withEntries(10).compare(line, x, line.predict(filled(2, 5000, 2)));
        assertTrue(report.passed(), report.toString());
        assertEquals(10 + 1 + 2, report.compared());
    }

    /** A loss whose last digits are noise, added on purpose and far above its own rounding. */
    private static final class Noisy extends FloatLineNetwork {

        private final double noise;
        private final float factor;
        private int calls;

        Noisy(double noise, float factor) {
            super(3, 1);
            this.noise = noise;
            this.factor = factor;
        }

        @Override
        protected void losses(int samples, float[] input, float[] targets, double[] losses) {
            // Weyl's sequence: as good as random, and the same in every run.
            double fraction = ++calls * 0.6180339887498949 % 1;
            super.losses(samples, input, targets, losses);
            losses[0] += noise * (fraction - 0.5);
        }

        @Override
        protected void addGradient(int samples, float[] input, float[] targets, float[] weights, double[] losses) {
            super.addGradient(samples, input, targets, weights, losses);
            weightGradient[1] *= factor;
        }
    }

    @Test
    void noiseOfTheLossIsMeasuredAndRaisesNoAlarm() {
        FMatrixRMaj x = filled(4, 3, 1);
        FMatrixRMaj targets = filled(4, 1, 1);
        GradientReport right = check.compare(new Noisy(1e-2, 1), x, targets);
        assertTrue(right.passed(), right.toString());
        GradientReport wrong = check.compare(new Noisy(1e-2, 1.5f), x, targets);
        assertFalse(wrong.passed(), wrong.toString());
        assertEquals("[1, 0]", wrong.entry());
    }

    @Test
    void aForgottenGradientIsFound() {
        GradientReport report = check.compare(new Noisy(0, 0), filled(4, 3, 1), filled(4, 1, 1));
        assertFalse(report.passed());
        assertEquals("line.weight", report.parameter());
        assertEquals("[1, 0]", report.entry());
        assertEquals(1, report.worstError());
    }

    @Test
    void aNumberThatIsNotFiniteDoesNotPass() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            GradientReport report = check.compare(new Noisy(0, bad), filled(4, 3, 1), filled(4, 1, 1));
            assertFalse(report.passed());
            assertEquals(Double.POSITIVE_INFINITY, report.worstError());
        }
    }

    @Test
    void valuesAreRestoredAfterAnException() {
        for (int failing : new int[] {1, 2, 19, 20, 21, 24, 30, 32}) {
            FloatLineNetwork network = new FloatLineNetwork(2, 1) {
                private int calls;

                @Override
                protected void losses(int samples, float[] input, float[] targets, double[] losses) {
                    if (calls++ == failing) {
                        throw new ArithmeticException("planted");
                    }
                    super.losses(samples, input, targets, losses);
                }
            };
            network.parameters().get(1).value().data[0] = -0.0f;
            float[] weight = network.parameters().get(0).value().data.clone();
            assertThrows(ArithmeticException.class, () -> check.compare(network, filled(3, 2, 1), filled(3, 1, 1)));
            assertArrayEquals(weight, network.parameters().get(0).value().data, "failing " + failing);
            assertArrayEquals(new float[] {-0.0f}, network.parameters().get(1).value().data, "failing " + failing);
        }
    }

    private static FMatrixRMaj filled(int rows, int columns, float value) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        matrix.fill(value);
        return matrix;
    }
}
