package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import gradwright.Reduction;
import gradwright.processor.catalogue.ActivationCatalogue;
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

/**
 * What is kept for the gradient changes no bit of it; what is needed is never more than one of the others keeps, through
 * every activation, under every loss and in random chains; and the numbers are those that the exercise counts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MemoryTest {

    private static final int RANDOM = 60;
    private static final List<Chain> NEEDED = chains();
    private static final int CALLS = 15;

    private static final Pattern KEPT = Pattern.compile("(?m)^ *total.*\\bN x (\\d+)$");

    private final List<Chain> all = with("ALL");
    private final List<Chain> preActivations = with("PRE_ACTIVATIONS");
    private final CompiledChains compiled = CompiledChains.of(
            Stream.of(NEEDED, all, preActivations).flatMap(List::stream).toList());

    /** Random ones; each activation between layers, at the end of one, alone and first; each loss. */
    private static List<Chain> chains() {
        List<Chain> chains = new ArrayList<>(RandomData.chains(RANDOM));
        for (String activation : ActivationCatalogue.names()) {
            // What these make of anything can be infinite, and no number.
            boolean isPartial = activation.equals("exp") || activation.equals("log");
            String ofAffine = isPartial ? "softplus" : activation;
            chains.add(new Chain(
                    "Memory" + chains.size(),
                    3,
                    List.of(
                            ChainLayer.activation("first", "softplus"),
                            ChainLayer.activation("alone", activation),
                            ChainLayer.affine("hidden", 4, true, ofAffine),
                            ChainLayer.activation("between", activation),
                            ChainLayer.affine("narrow", 2, false),
                            ChainLayer.activation("last", ofAffine)),
                    Objective.of("upstream")));
        }
        for (String loss : Objective.LOSSES) {
            String last = switch (loss) {
                case "cross-entropy", "class-hinge" -> "softmax";
                case "binary-cross-entropy" -> "sigmoid";
                case "nll", "kl-divergence" -> "log-softmax";
                default -> "softplus";
            };
            Objective objective = Objective.of(loss);
            int width = 3 * objective.outputsPerTarget();
            chains.add(new Chain(
                    "Memory" + chains.size(),
                    3,
                    List.of(
                            ChainLayer.affine("hidden", 4, true, "gelu"),
                            ChainLayer.affine("result", width, true, last)),
                    objective));
        }
        return List.copyOf(chains);
    }

    private static List<Chain> with(String memory) {
        return NEEDED.stream()
                .map(chain -> chain.withOptions(chain.name() + memory, "memory = Memory." + memory))
                .toList();
    }

    static IntStream indices() {
        return IntStream.range(0, NEEDED.size());
    }

    @ParameterizedTest
    @MethodSource("indices")
    void everyCallGivesTheSameBits(int index) {
        Chain chain = NEEDED.get(index);
        SplittableRandom random = RandomData.generator(index);
        List<DoubleLearner> networks = Stream.of(NEEDED, all, preActivations)
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

    /** Pre-activations and outputs, as the declaration counts them; of what is needed at most the fewer. */
    @ParameterizedTest
    @MethodSource("indices")
    void whatIsNeededIsAtMostWhatTheOthersKeep(int index) {
        Chain chain = NEEDED.get(index);
        int preActivation = 0;
        int output = 0;
        int width = chain.inputs();
        for (ChainLayer layer : chain.layers()) {
            width = layer.width().orElse(width);
            preActivation += layer.width().orElse(0);
            output += width;
        }
        int ofAll = kept(compiled.create(all.get(index), 1));
        int ofPre = kept(compiled.create(preActivations.get(index), 1));
        int ofNeeded = kept(compiled.create(chain, 1));
        assertEquals(preActivation + output, ofAll);
        assertEquals(preActivation, ofPre);
        assertTrue(ofNeeded <= Math.min(ofAll, ofPre), () -> ofNeeded + " numbers of\n" + chain.source());
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
        return kept(CompiledChains.of(List.of(chain)).create(chain, 1));
    }

    /** What the last line of the summary says. */
    private static int kept(DoubleLearner network) {
        Matcher matcher = KEPT.matcher(network.toString());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
