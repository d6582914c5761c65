package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import gradwright.runtime.generated.DoubleLearner;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call gives the same bits as on a fresh network, whatever was called before it and with how many samples. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CallSequencesTest {

    private static final int CHAINS = 60;
    private static final int CALLS = 40;
    private static final int LARGEST_BATCH = 12;

    private final List<Chain> chains = RandomData.chains(CHAINS);
    private final CompiledChains compiled = CompiledChains.of(chains);

    static IntStream indices() {
        return IntStream.range(0, CHAINS);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void anyOrderOfCallsGivesTheBitsOfAFreshNetwork(int index) {
        Chain chain = chains.get(index);
        SplittableRandom random = RandomData.generator(index);
        DoubleLearner network = compiled.create(chain, index);
        double[] gradients = ParameterVector.gradients(network);
        List<String> history = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            ApiCall call = RandomData.pick(ApiCall.of(chain), random);
            Batch batch = RandomData.batch(chain, random.nextInt(1, LARGEST_BATCH + 1), random);
            history.add(call + " of " + batch.samples());
            DoubleLearner fresh = compiled.create(chain, index);
            double[] values = RandomData.parameters(chain, random);
            ParameterVector.write(network, values);
            ParameterVector.write(fresh, values);
            assertArrayEquals(call.on(fresh, batch), call.on(network, batch), () -> history + "\n" + chain.source());
            gradients = call.overwritesGradients() ? ParameterVector.gradients(fresh) : gradients;
            assertArrayEquals(gradients, ParameterVector.gradients(network), () -> history + "\n" + chain.source());
        }
    }
}
