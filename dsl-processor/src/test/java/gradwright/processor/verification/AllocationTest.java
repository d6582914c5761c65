package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;
import gradwright.runtime.Adam;
import gradwright.runtime.AdamW;
import gradwright.runtime.Optimizer;
import gradwright.runtime.Sgd;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From its second call on nothing allocates a byte, at any number of samples up to the largest so far. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AllocationTest {

    private static final int LARGEST_BATCH = 7;
    private static final int[] SAMPLES = {LARGEST_BATCH, LARGEST_BATCH, 2, 1, LARGEST_BATCH};

    private final List<Chain> chains = chains();
    private final CompiledChains compiled = CompiledChains.of(chains);

    private static List<Chain> chains() {
        List<Chain> chains = new ArrayList<>(RandomData.chains(40));
        Chain digits = new Chain(
                "Digits",
                64,
                List.of(ChainLayer.affine("hidden", 32, true, "tanh"), ChainLayer.affine("logits", 10, true)),
                Objective.of("softmax-cross-entropy", Reduction.BATCH_MEAN));
        chains.add(digits);
        chains.add(digits.laidOut(
                        "DigitsInColumns", Samples.COLUMNS, List.of(WeightLayout.OUT_BY_IN, WeightLayout.IN_BY_OUT))
                .withInputGradient());
        return chains;
    }

    Stream<Chain> declared() {
        return chains.stream();
    }

    @ParameterizedTest
    @MethodSource("declared")
    void nothingIsAllocatedFromTheSecondCallOn(Chain chain) {
        List<String> names = List.copyOf(steps(compiled.create(chain, 1), chain).keySet());
        long[][] allocated = leastAllocated(chain, AllocationTest::steps);
        for (int step = 0; step < names.size(); step++) {
            for (int call = 1; call < SAMPLES.length; call++) {
                String what = names.get(step) + " of " + SAMPLES[call] + " samples, for\n" + chain.source();
                assertEquals(0, allocated[step][call], what);
            }
        }
    }

    @Test
    void anAllocationIsSeen() {
        Chain chain = chains.get(0);
        long[][] allocated =
                leastAllocated(chain, (network, declared) -> Map.of("predict", batch -> network.predict(batch.x())));
        for (int call = 0; call < SAMPLES.length; call++) {
            int expected = Double.BYTES * SAMPLES[call] * chain.outputs();
            assertTrue(allocated[0][call] >= expected, allocated[0][call] + " bytes, expected " + expected);
        }
    }

    private interface Step {
        void run(Batch batch);
    }

    private static Map<String, Step> steps(DoubleLearner network, Chain chain) {
        DMatrixRMaj y = new DMatrixRMaj(LARGEST_BATCH, chain.outputs());
        double[] row = new double[chain.inputs()];
        double[] result = new double[chain.outputs()];
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("predict", batch -> network.predict(batch.x(), y));
        steps.put("predict of a row", batch -> network.predict(row, result));
        steps.put("loss", batch -> network.loss(batch.x(), batch.targets()));
        steps.put("gradient", batch -> network.gradient(batch.x(), batch.targets()));
        steps.put("added gradient", batch -> network.addGradient(batch.x(), batch.targets(), 0.5));
        if (network instanceof DoubleClassifier classifier) {
            int[] classes = new int[LARGEST_BATCH];
            steps.put("classify", batch -> classifier.classify(batch.x(), classes));
            steps.put("loss at labels", batch -> classifier.loss(batch.x(), batch.labels()));
            steps.put("gradient at labels", batch -> classifier.gradient(batch.x(), batch.labels()));
            steps.put("added gradient at labels", batch -> classifier.addGradient(batch.x(), batch.labels(), 0.5));
        }
        for (Optimizer optimizer : List.of(new Sgd(1e-3), new Adam(1e-3), new AdamW(1e-3))) {
            steps.put(optimizer.getClass().getSimpleName(), batch -> optimizer.step(network.parameters()));
        }
        return steps;
    }

    /**
     * The bytes that each step allocates at each call, the least of a few fresh networks: what happens once in the life
     * of the JVM is not the network's. (When it compiles a method it creates all strings in the constants of the class,
     * also those of messages, in the calling thread.)
     */
    private long[][] leastAllocated(Chain chain, BiFunction<DoubleLearner, Chain, Map<String, Step>> steps) {
        Batch[] batches = new Batch[SAMPLES.length];
        for (int i = 0; i < SAMPLES.length; i++) {
            batches[i] = oriented(chain, RandomData.batch(chain, SAMPLES[i], new SplittableRandom(i)));
        }
        long[][] least = {};
        for (int attempt = 0; attempt < 3; attempt++) {
            Step[] fresh =
                    steps.apply(compiled.create(chain, 1), chain).values().toArray(Step[]::new);
            long[][] allocated = new long[fresh.length][batches.length];
            measure(fresh, batches, allocated);
            least = attempt == 0 ? allocated : least(least, allocated);
        }
        return least;
    }

    private static Batch oriented(Chain chain, Batch batch) {
        return chain.samples() == Samples.ROWS
                ? batch
                : new Batch(
                        CommonOps_DDRM.transpose(batch.x(), null),
                        CommonOps_DDRM.transpose(batch.targets(), null),
                        batch.labels());
    }

    private static long[][] least(long[][] a, long[][] b) {
        long[][] least = new long[a.length][];
        for (int i = 0; i < a.length; i++) {
            least[i] = new long[a[i].length];
            for (int j = 0; j < a[i].length; j++) {
                least[i][j] = Math.min(a[i][j], b[i][j]);
            }
        }
        return least;
    }

    private static void measure(Step[] steps, Batch[] batches, long[][] allocated) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < steps.length; i++) {
            for (int j = 0; j < batches.length; j++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                steps[i].run(batches[j]);
                allocated[i][j] = threads.getCurrentThreadAllocatedBytes() - before;
            }
        }
    }
}
