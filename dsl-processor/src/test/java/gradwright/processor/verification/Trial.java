package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/** A chain at random parameters with a random batch, and what must come out for its dense targets. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Trial(Chain chain, double[] parameters, Batch batch, Evaluation expected) {

    /** Of sums in another order, relative to the largest entry. */
    private static final double ROUNDING = 1e-12;

    /** Of the difference quotients, relative to the largest entry and to the loss. */
    private static final double DIFFERENCES = 1e-9;

    private static final int ATTEMPTS = 1000;

    /**
     * Draws data until differences can be trusted: no relu comes near its kink, and they converge. That this fails is
     * an error, so no chain is left out.
     */
    static Trial draw(Chain chain, int samples, SplittableRandom random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double[] parameters = RandomData.parameters(chain, random);
            Batch batch = RandomData.batch(chain, samples, random);
            Optional<Trial> trial = at(chain, parameters, batch);
            if (trial.isPresent()) {
                return trial.get();
            }
        }
        throw new AssertionError("no data away from kinks in " + ATTEMPTS + " attempts for\n" + chain.source());
    }

    private static Optional<Trial> at(Chain chain, double[] parameters, Batch batch) {
        KinkWatch watch = new KinkWatch();
        PlainChain plain = new PlainChain(chain, parameters, watch);
        DoubleSupplier loss = () -> {
            watch.restart();
            return plain.loss(batch.x(), batch.targets());
        };
        double value = loss.getAsDouble();
        CentralDifferences differences = CentralDifferences.of(loss, parameters);
        Evaluation expected = new Evaluation(plain.output(batch), value, differences.gradient());
        boolean trusted = !watch.cameClose() && differences.error() <= DIFFERENCES * expected.gradientSize();
        return trusted ? Optional.of(new Trial(chain, parameters, batch, expected)) : Optional.empty();
    }

    /** Checks output, loss and gradient of {@code network}, whose parameter values are modified. */
    void assertAgrees(DoubleLearner network) {
        ParameterVector.write(network, parameters);
        DMatrixRMaj x = batch.x();
        Evaluation atTargets = Evaluation.of(network, x, batch.targets());
        assertAgrees(atTargets, "network");
        assertLoss(atTargets.loss(), network.replica().loss(x, batch.targets()));
        if (network instanceof DoubleClassifier classifier) {
            Evaluation atLabels = Evaluation.of(classifier, x, batch.labels());
            assertLabelsAgree(Evaluation.of(network, x, batch.oneHot()), atLabels, "network");
            assertLoss(atLabels.loss(), classifier.replica().loss(x, batch.labels()));
        }
    }

    private void assertLoss(double ofGradient, double ofLoss) {
        assertEquals(ofGradient, ofLoss, () -> "loss of " + repeat());
    }

    /** Checks {@code network} against the interpreted graph, to rounding; its parameter values are modified. */
    void assertAgreesWithInterpreter(DoubleLearner network) {
        ParameterVector.write(network, parameters);
        Evaluation interpreted = InterpretedChain.built(chain).atTargets(parameters, batch.x(), batch.targets());
        Evaluation actual = Evaluation.of(network, batch.x(), batch.targets());
        double ofOutput = ROUNDING * Evaluation.size(interpreted.output());
        // The derivatives of a constant are nothing but rounding, of terms around 1.
        double ofGradient = Math.max(ROUNDING * interpreted.gradientSize(), 8 * Math.ulp(1.0));
        assertArrayEquals(interpreted.output(), actual.output(), ofOutput, this::repeat);
        assertEquals(interpreted.loss(), actual.loss(), rounding(), this::repeat);
        assertArrayEquals(interpreted.gradient(), actual.gradient(), ofGradient, this::repeat);
    }

    /** Checks the interpreted graph after every phase of the compiler. */
    void assertEveryPhaseAgrees() {
        InterpretedChain.afterEachPhase(chain).forEach((phase, graph) -> {
            assertAgrees(graph.atTargets(parameters, batch.x(), batch.targets()), phase);
            if (chain.takesLabels()) {
                assertLabelsAgree(
                        graph.atTargets(parameters, batch.x(), batch.oneHot()),
                        graph.atLabels(parameters, batch.x(), batch.labels()),
                        phase);
            }
        });
    }

    /** Checks what {@code source} computes from the dense targets. */
    void assertAgrees(Evaluation actual, String source) {
        Supplier<String> message = () -> source + ": " + repeat();
        double ofOutput = ROUNDING * Evaluation.size(expected.output());
        assertArrayEquals(expected.output(), actual.output(), ofOutput, () -> "output of " + message.get());
        assertEquals(expected.loss(), actual.loss(), rounding(), () -> "loss of " + message.get());
        double ofGradient = DIFFERENCES * expected.gradientSize();
        assertArrayEquals(expected.gradient(), actual.gradient(), ofGradient, () -> "gradient of " + message.get());
    }

    /** Checks that {@code source} computes from labels what it computes from the same targets written out. */
    void assertLabelsAgree(Evaluation atOneHot, Evaluation atLabels, String source) {
        double size = ROUNDING * atOneHot.gradientSize();
        assertArrayEquals(atOneHot.output(), atLabels.output(), this::repeat);
        assertEquals(atOneHot.loss(), atLabels.loss(), size, () -> source + " at labels: " + repeat());
        assertArrayEquals(atOneHot.gradient(), atLabels.gradient(), size, () -> source + " at labels: " + repeat());
    }

    private double rounding() {
        return ROUNDING * Math.abs(expected.loss());
    }

    private String repeat() {
        return batch.samples() + " samples, random data of seed " + RandomData.SEED + ", for\n" + chain.source();
    }
}
