package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import gradwright.Reduction;
import gradwright.runtime.generated.DoubleLearner;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept for the gradient changes no bit of it, and is as many numbers as the exercise counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MemoryTest {

    private static final int CHAINS = 60;
    private static final int CALLS = 15;

    private static final Pattern KEPT = Pattern.compile("(?m)^ *total.*N x (\\d+)$");

    private final List<Chain> needed = RandomData.chains(CHAINS);
    private final List<Chain> all = with("ALL");
    private final List<Chain> preActivations = with("PRE_ACTIVATIONS");
    private final CompiledChains compiled = CompiledChains.of(
            Stream.of(needed, all, preActivations).flatMap(List::stream).toList());

    private List<Chain> with(String memory) {
        return needed.stream()
                .map(chain -> chain.withOptions(chain.name() + memory, "memory = Memory." + memory))
                .toList();
    }

    static IntStream indices() {
        return IntStream.range(0, CHAINS);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void everyCallGivesTheSameBits(int index) {
        Chain chain = needed.get(index);
        SplittableRandom random = RandomData.generator(index);
        List<DoubleLearner> networks = Stream.of(needed, all, preActivations)
                .map(chains -> compiled.create(chains.get(index), 1))
                .toList();
        double[] values = RandomData.parameters(chain, random);
        networks.forEach(network -> ParameterVector.write(network, values));
        for (int i = 0; i < CALLS; i++) {
            ApiCall call = RandomData.pick(ApiCall.of(chain), random);
            Batch batch = RandomData.batch(chain, random.nextInt(1, 10), random);
            List<double[]> results = new ArrayList<>();
            networks.forEach(network -> results.add(call.on(network, batch)));
            assertArrayEquals(
                    results.get(0),
                    results.get(1),
                    () -> call + " of\n" + all.get(index).source());
            assertArrayEquals(
                    results.get(0),
                    results.get(2),
                    () -> call + " of\n" + preActivations.get(index).source());
        }
    }

    @Test
    void theNumbersKeptAreThoseOfTheExercise() {
        JsonObject sheet = Json.resource("exercises/d_4.json").getAsJsonObject();
        JsonObject kept = sheet.getAsJsonObject("expected").getAsJsonObject("kept_numbers");
        int samples = 4;
        Chain chain = new Chain(
                "Kept",
                3,
                List.of(
                        ChainLayer.affine("z1", 4, true, "tanh"),
                        ChainLayer.affine("z2", 3, true, "relu"),
                        ChainLayer.affine("z3", 2, true, "identity")),
                Objective.of("mse", Reduction.BATCH_MEAN, 0.5));
        int ofAll = samples * kept(chain.withOptions("KeptAll", "memory = Memory.ALL"));
        int ofPre = samples * kept(chain.withOptions("KeptPre", "memory = Memory.PRE_ACTIVATIONS"));
        assertEquals(sum(kept.getAsJsonObject("all")), ofAll);
        assertEquals(sum(kept.getAsJsonObject("pre_activations_only")), ofPre);
        int ofNeeded = samples * kept(chain.withOptions("KeptNeeded", "memory = Memory.NEEDED"));
        assertTrue(ofNeeded <= Math.min(ofAll, ofPre), ofNeeded + " numbers");
    }

    private static int sum(JsonObject counts) {
        return counts.get("pre_activations").getAsInt()
                + counts.get("activations").getAsInt();
    }

    private static int kept(Chain chain) {
        String summary = CompiledChains.of(List.of(chain)).create(chain, 1).toString();
        Matcher matcher = KEPT.matcher(summary);
        assertTrue(matcher.find(), summary);
        return Integer.parseInt(matcher.group(1));
    }
}
