package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.runtime.handwritten.DoubleFlowers;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import gradwright.runtime.handwritten.DoubleLineNetwork;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient check lets right gradients pass, finds wrong ones, and leaves the network as it was. */
class GradientCheckTest {

    private final GradientCheck check = new GradientCheck();

    @Test
    void rightGradientsPass() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(4);
        DMatrixRMaj x = DoubleFlowers.samples(7);
        GradientReport dense = check.compare(iris, x, DoubleFlowers.targets(7));
        GradientReport labels = check.compare(iris, x, DoubleFlowers.labels(7));
        assertTrue(dense.passed(), dense.toString());
        assertTrue(labels.passed(), labels.toString());
        assertTrue(labels.worstError() < 1e-8, labels.toString());
        // Every entry, and a direction for each of four parameters.
        assertEquals(131 + 4, labels.compared());
        check.check(iris, x, DoubleFlowers.targets(7));
        check.check(iris, x, DoubleFlowers.labels(7));
    }

    /** One entry of the weight's gradient is wrong by a part in ten thousand. */
    private static final class SlightlyWrong extends DoubleLineNetwork {

        private final int entry;

        SlightlyWrong(int width, int entry) {
            super(width, 1);
            this.entry = entry;
        }

        @Override
        protected void addGradient(int samples, double[] input, double[] targets, double[] weights, double[] losses) {
            super.addGradient(samples, input, targets, weights, losses);
            weightGradient[entry] *= 1.0001;
        }
    }

    @Test
    void aSlightlyWrongEntryIsFoundAndNamed() {
        SlightlyWrong network = new SlightlyWrong(5, 3);
        DMatrixRMaj x = ones(1, 5);
        DMatrixRMaj targets = ones(1, 1);
        GradientReport report = check.compare(network, x, targets);
        assertFalse(report.passed());
        assertEquals("line.weight", report.parameter());
        assertEquals("[3, 0]", report.entry());
        assertEquals(1e-4, report.worstError(), 1e-6);
        double right = network.parameters().get(1).gradient().get(0, 0);
        assertEquals(right, report.numeric(), 1e-10 * Math.abs(right));
        assertEquals(right * 1.0001, report.analytic(), 1e-12 * Math.abs(right));
        assertEquals(6 + 2, report.compared());
        String text = assertThrows(AssertionError.class, () -> check.check(network, x, targets))
                .getMessage();
        assertEquals(
                "gradient and differences of the loss differ: worst error " + report.worstError()
                        + " above 1.0E-6, at line.weight [3, 0] with " + report.analytic() + " by the network and "
                        + report.numeric() + " by differences; 8 compared",
                text);
        assertTrue(new GradientCheck()
                .withTolerance(1e-3)
                .compare(network, x, targets)
                .passed());
    }

    @Test
    void theRandomDirectionFindsAWrongEntryThatIsNotLookedAt() {
        GradientCheck few = new GradientCheck().withEntries(10).withTolerance(1e-7);
        DMatrixRMaj x = ones(1, 2000);
        DMatrixRMaj targets = ones(1, 1);
        GradientReport right = few.compare(new DoubleLineNetwork(2000, 1), x, targets);
        assertTrue(right.passed(), right.toString());
        assertEquals(10 + 1 + 2, right.compared());
        int found = 0;
        for (int entry = 0; entry < 20; entry++) {
            GradientReport report = few.compare(new SlightlyWrong(2000, entry), x, targets);
            found += report.entry().equals("along a random direction") && !report.passed() ? 1 : 0;
        }
        assertTrue(found >= 19, "found " + found);
    }

    /** Hands on the gradient by its input: of {@code (x w + b - t)^2} it is {@code 2 (x w + b - t) w}. */
    private static final class WithInputGradient extends DoubleLineNetwork implements InputGradient<DMatrixRMaj> {

        private final double[] factors;
        private final DMatrixRMaj inputGradient = new DMatrixRMaj();

        /** @param factors by which the entries of the gradient by the input are wrong; 1 is right */
        WithInputGradient(double... factors) {
            super(factors.length, 1);
            this.factors = factors;
        }

        @Override
        protected void addGradient(int samples, double[] input, double[] targets, double[] weights, double[] losses) {
            super.addGradient(samples, input, targets, weights, losses);
            int inputs = factors.length;
            // As a workspace that has seen larger batches.
            inputGradient.data = new double[samples * inputs + 7];
            inputGradient.numRows = samples;
            inputGradient.numCols = inputs;
            for (int n = 0; n < samples; n++) {
                double y = bias[0];
                for (int i = 0; i < inputs; i++) {
                    y += input[n * inputs + i] * weight[i];
                }
                for (int i = 0; i < inputs; i++) {
                    inputGradient.set(n, i, 2 * (y - targets[n]) * weight[i] * factors[i]);
                }
            }
        }

        @Override
        public DMatrixRMaj inputGradient() {
            return inputGradient;
        }
    }

    @Test
    void theGradientByTheInputIsComparedToo() {
        DMatrixRMaj x = ones(3, 2);
        x.set(1, 0, -0.4);
        double[] given = x.data.clone();
        GradientReport right = check.compare(new WithInputGradient(1, 1), x, ones(3, 1));
        assertTrue(right.passed(), right.toString());
        // Two weights, a bias, six entries of the input, and a direction for each of the three.
        assertEquals(2 + 1 + 6 + 3, right.compared());
        assertArrayEquals(given, x.data);
        GradientReport wrong = check.compare(new WithInputGradient(1, 1.001), x, ones(3, 1));
        assertFalse(wrong.passed());
        assertEquals("input", wrong.parameter());
        assertTrue(wrong.entry().endsWith(", 1]"), wrong.entry());
        assertEquals(1e-3, wrong.worstError(), 1e-5);
        GradientReport few = new GradientCheck().withEntries(2).compare(new WithInputGradient(1, 1), x, ones(3, 1));
        assertEquals(2 + 1 + 2 + 3, few.compared());
        assertThrows(AssertionError.class, () -> check.check(new WithInputGradient(0, 1), x, ones(3, 1)));
    }

    /** Of few entries the first and the last are always among those that are looked at. */
    @Test
    void theFirstAndTheLastEntryAreLookedAt() {
        for (int entry : new int[] {0, 1999}) {
            GradientReport report = new GradientCheck()
                    .withEntries(2)
                    .compare(new SlightlyWrong(2000, entry), ones(1, 2000), ones(1, 1));
            assertEquals("[" + entry + ", 0]", report.entry());
            assertFalse(report.passed());
        }
    }

    @Test
    void aForgottenGradientIsFound() {
        DoubleLineNetwork network = new DoubleLineNetwork(2, 1) {
            @Override
            protected void addGradient(
                    int samples, double[] input, double[] targets, double[] weights, double[] losses) {
                super.addGradient(samples, input, targets, weights, losses);
                biasGradient[0] = 0;
            }
        };
        GradientReport report = check.compare(network, ones(3, 2), ones(3, 1));
        assertEquals("line.bias", report.parameter());
        assertEquals(1, report.worstError());
        assertFalse(report.passed());
    }

    @Test
    void aNumberThatIsNotFiniteDoesNotPass() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            DoubleLineNetwork network = new DoubleLineNetwork(2, 1) {
                @Override
                protected void addGradient(
                        int samples, double[] input, double[] targets, double[] weights, double[] losses) {
                    super.addGradient(samples, input, targets, weights, losses);
                    weightGradient[1] = bad;
                }
            };
            GradientReport report = check.compare(network, ones(3, 2), ones(3, 1));
            assertFalse(report.passed());
            assertEquals(Double.POSITIVE_INFINITY, report.worstError());
        }
    }

    /** The loss is scaled so far down that every gradient is far below the tolerance. */
    @Test
    void wrongGradientsOfATinyLossAreFound() {
        DoubleLineNetwork network = new DoubleLineNetwork(2, 1) {
            @Override
            protected void losses(int samples, double[] input, double[] targets, double[] losses) {
                super.losses(samples, input, targets, losses);
                for (int n = 0; n < samples; n++) {
                    losses[n] *= 1e-12;
                }
            }

            @Override
            protected void addGradient(
                    int samples, double[] input, double[] targets, double[] weights, double[] losses) {
                super.addGradient(samples, input, targets, weights, losses);
                weightGradient[0] *= 1e-12;
                weightGradient[1] *= 1.01e-12;
                biasGradient[0] *= 1e-12;
            }
        };
        GradientReport report = check.compare(network, ones(3, 2), ones(3, 1));
        assertEquals("[1, 0]", report.entry());
        assertEquals(0.01, report.worstError(), 1e-3);
    }

    @Test
    void gradientsOfZeroPass() {
        DoubleLineNetwork network = new DoubleLineNetwork(2, 1);
        DMatrixRMaj x = ones(3, 2);
        GradientReport report = check.compare(network, x, network.predict(x));
        assertTrue(report.passed(), report.toString());
    }

    /** abs(y - t), with y 3e-4 above t: a step of 1e-3 reaches over the kink. */
    @Test
    void aKinkWithinTheStepIsNoError() {
        DoubleLineNetwork network = new DoubleLineNetwork(1, 1) {
            @Override
            protected void losses(int samples, double[] input, double[] targets, double[] losses) {
                losses[0] = Math.abs(weight[0] * input[0] + bias[0] - targets[0]);
            }

            @Override
            protected void addGradient(
                    int samples, double[] input, double[] targets, double[] weights, double[] losses) {
                losses(samples, input, targets, losses);
                weightGradient[0] = input[0];
                biasGradient[0] = 1;
            }
        };
        DMatrixRMaj x = ones(1, 1);
        DMatrixRMaj targets = network.predict(x);
        targets.add(0, 0, -3e-4);
        GradientReport report = check.compare(network, x, targets);
        assertTrue(report.passed(), report.toString());
    }

    /** abs(y - t) where y is t: every slope from -1 to 1 is right, and no other. */
    @ParameterizedTest
    @CsvSource({"0, true", "-1, true", "1, true", "0.3, true", "1.001, false", "-1.001, false", "7, false"})
    void atAKinkTheDerivativeLiesBetweenTheSlopes(double slope, boolean passes) {
        DoubleLineNetwork network = new DoubleLineNetwork(1, 1) {
            @Override
            protected void losses(int samples, double[] input, double[] targets, double[] losses) {
                losses[0] = Math.abs(weight[0] * input[0] + bias[0] - targets[0]);
            }

            @Override
            protected void addGradient(
                    int samples, double[] input, double[] targets, double[] weights, double[] losses) {
                losses(samples, input, targets, losses);
                weightGradient[0] = slope * input[0];
                biasGradient[0] = slope;
            }
        };
        DMatrixRMaj x = ones(1, 1);
        GradientReport report = check.compare(network, x, network.predict(x));
        assertEquals(passes, report.passed(), report.toString());
        assertEquals(2 + 2, report.compared());
        // The mean of both slopes is what central differences give.
        assertEquals(passes && slope != 0 ? 4 : 0, report.kinks());
        assertEquals(passes && slope != 0, report.toString().endsWith("; 4 compared, 4 of them at kinks"));
    }

    @Test
    void valuesAreRestoredAndGradientsAreThoseOfTheBatch() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(4);
        DMatrixRMaj x = DoubleFlowers.samples(7);
        double[][] values = arrays(iris.copy(), true);
        DoubleIrisNetwork other = iris.copy();
        other.gradient(x, DoubleFlowers.labels(7));
        new GradientCheck().withEntries(5).compare(iris, x, DoubleFlowers.labels(7));
        assertArrayEquals(values, arrays(iris, true));
        assertArrayEquals(arrays(other, false), arrays(iris, false));
    }

    private static double[][] arrays(DoubleIrisNetwork network, boolean ofValues) {
        return network.parameters().stream()
                .map(parameter -> ofValues ? parameter.value() : parameter.gradient())
                .map(matrix -> matrix.data.clone())
                .toArray(double[][]::new);
    }

    @Test
    void valuesAreRestoredAfterAnException() {
        for (int failing : new int[] {1, 2, 19, 20, 21, 22, 24, 25, 27, 28, 29, 32, 33}) {
            DoubleLineNetwork network = new DoubleLineNetwork(2, 1) {
                private int calls;

                @Override
                protected void losses(int samples, double[] input, double[] targets, double[] losses) {
                    // The first call is the gradient's own.
                    if (calls++ == failing) {
                        throw new ArithmeticException("planted");
                    }
                    super.losses(samples, input, targets, losses);
                }
            };
            double[] weight = network.parameters().get(0).value().data.clone();
            double[] bias = network.parameters().get(1).value().data.clone();
            DMatrixRMaj x = ones(3, 2);
            GradientCheck withDirection = new GradientCheck().withEntries(1);
            assertEquals(
                    "planted",
                    assertThrows(ArithmeticException.class, () -> withDirection.compare(network, x, ones(3, 1)))
                            .getMessage());
            assertArrayEquals(weight, network.parameters().get(0).value().data, "failing " + failing);
            assertArrayEquals(bias, network.parameters().get(1).value().data, "failing " + failing);
            network.loss(x, ones(3, 1));
        }
    }

    @Test
    void aNetworkWithoutParametersHasNothingToCompare() {
        Learner<DMatrixRMaj> none = new Learner<>() {
            @Override
            public List<Parameter<DMatrixRMaj>> parameters() {
                return List.of();
            }

            @Override
            public double loss(DMatrixRMaj x, DMatrixRMaj targets) {
                return 1;
            }

            @Override
            public double gradient(DMatrixRMaj x, DMatrixRMaj targets) {
                return 1;
            }
        };
        GradientReport report = check.compare(none, ones(1, 1), ones(1, 1));
        assertTrue(report.passed());
        assertEquals(
                "no gradient to compare: the network has no parameters and gives none by its input", report.toString());
    }

    @Test
    void badSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> check.withStep(0));
        assertThrows(IllegalArgumentException.class, () -> check.withTolerance(Double.NaN));
        assertEquals(
                "GradientCheck: entries must be at least 1 but is 0",
                assertThrows(IllegalArgumentException.class, () -> check.withEntries(0))
                        .getMessage());
    }

    private static DMatrixRMaj ones(int rows, int columns) {
        DMatrixRMaj ones = new DMatrixRMaj(rows, columns);
        ones.fill(1);
        return ones;
    }
}
