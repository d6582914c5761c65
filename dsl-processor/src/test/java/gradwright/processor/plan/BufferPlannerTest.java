package gradwright.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.TestNetwork;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/** Arrays are shared where nobody can notice, and only there. */
class BufferPlannerTest {

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyReadFindsWhatWasWritten(int seed) {
        TestNetwork network = TestNetwork.random(new Random(seed));
        for (Memory memory : Memory.values()) {
            try {
                ArraySimulation.run(network.plan(memory));
            } catch (AssertionFailedError e) {
                throw new AssertionError(memory + " in " + network, e);
            }
        }
    }

    /**
     * All arrays together hold at most a tenth more than what is there at one time: what is read or written, with both sides
     * of what happens in place, and the gradient by the input, which stays for whoever asks. Only where more, but smaller
     * values are there at one time than at another do arrays, which are not divided, need more.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void littleMoreIsReservedThanIsThereAtOneTime(int seed) {
        TestNetwork network = TestNetwork.random(new Random(seed));
        for (Memory memory : Memory.values()) {
            assertLittleMoreIsReserved(network.plan(memory), memory + " in " + network);
        }
    }

    private static void assertLittleMoreIsReserved(BufferPlan plan, String what) {
        List<List<Integer>> times = plan.kernels().schedules().stream()
                .flatMap(schedule -> thereByTime(plan, schedule).stream())
                .toList();
        int there = times.stream()
                .mapToInt(widths -> widths.stream().mapToInt(width -> width).sum())
                .max()
                .orElse(0);
        int undivided = 0;
        for (int k = 0; k < plan.slots().size(); k++) {
            int rank = k;
            undivided += times.stream()
                    .filter(widths -> rank < widths.size())
                    .mapToInt(widths -> widths.get(rank))
                    .max()
                    .orElse(0);
        }
        int stays = plan.inputGradient().map(Slot::width).orElse(0);
        assertTrue(
                total(plan) <= stays + Math.max(1.1 * there, undivided),
                () -> total(plan) + " of " + stays + " and " + there + " with " + what);
    }

    /** The widths of all values that are there at each kernel, without what stays, the largest first. */
    private static List<List<Integer>> thereByTime(BufferPlan plan, Schedule schedule) {
        Map<Value, List<int[]>> lives = new HashMap<>();
        List<Kernel> kernels = schedule.kernels();
        for (int i = 0; i < kernels.size(); i++) {
            for (Value value : kernels.get(i).values()) {
                lives.computeIfAbsent(value, key -> new ArrayList<>()).add(new int[] {i, i});
            }
            for (Value value : kernels.get(i).values()) {
                for (Value read : plan.kernels().reads().of(value)) {
                    if (lives.containsKey(read)) {
                        List<int[]> known = lives.get(read);
                        known.get(known.size() - 1)[1] = i;
                    }
                }
            }
        }
        if (plan.kernels().memory() == Memory.ALL && schedule.program().kind().task() == Task.GRADIENT) {
            plan.kernels().kept().stream()
                    .filter(lives::containsKey)
                    .map(lives::get)
                    .forEach(known -> known.get(known.size() - 1)[1] = kernels.size());
        }
        return IntStream.range(0, kernels.size())
                .mapToObj(now -> lives.entrySet().stream()
                        .filter(entry -> entry.getValue().stream().anyMatch(life -> life[0] <= now && now <= life[1]))
                        .filter(entry -> plan.slotOf(entry.getKey()).isPresent()
                                && !plan.slotOf(entry.getKey()).equals(plan.inputGradient()))
                        .map(entry -> Slot.width(entry.getKey()))
                        .sorted(Comparator.reverseOrder())
                        .toList())
                .toList();
    }

    /** By hand: the hidden layer, its delta, and the delta of the outputs, which is read while that is written. */
    @Test
    void theWorkspaceOfDigitsIsWhatItsLastProductNeeds() {
        TestNetwork network = TestNetwork.of(64)
                .affine("hidden", 32, "tanh")
                .affine("logits", 10, "identity")
                .loss("softmax-cross-entropy");
        assertEquals(32 + 10 + 32, total(network.plan()));
        assertTrue(hosts(network.plan()).containsValue("d loss / d hidden.pre"), "the exponentials are gone by then");
        ArraySimulation.run(network.plan());
    }

    /** By hand: of two neighbours the larger ones. */
    @Test
    void predictionThroughEverNarrowerLayersTakesTurnsTwoByTwo() {
        TestNetwork network = TestNetwork.of(3)
                .affine("a", 4, "tanh")
                .affine("b", 3, "tanh")
                .affine("c", 2, "tanh")
                .affine("output", 2, "identity");
        assertEquals(4 + 3, total(network.plan()));
        ArraySimulation.run(network.plan());
    }

    /** The simulation itself: with any two arrays of one width made one, some read goes wrong. */
    @Test
    void carelessSharingIsNoticed() {
        BufferPlan plan = chain().plan();
        List<Slot> own =
                plan.slots().stream().filter(slot -> slot.host().isEmpty()).toList();
        int tried = 0;
        for (Slot slot : own) {
            for (Slot other : own) {
                if (slot != other && slot.width() == other.width()) {
                    BufferPlan careless = chain().plan();
                    Slot guest = careless.slots().get(plan.slots().indexOf(slot));
                    guest.shareWith(careless.slots().get(plan.slots().indexOf(other)));
                    assertThrows(
                            AssertionFailedError.class,
                            () -> ArraySimulation.run(careless),
                            () -> slot.value() + " in the place of " + other.value());
                    tried++;
                }
            }
        }
        assertFalse(tried == 0, "there are such arrays");
    }

    private static TestNetwork chain() {
        return TestNetwork.of(3)
                .affine("a", 5, "tanh")
                .affine("b", 5, "tanh")
                .affine("logits", 4, "identity")
                .loss("softmax-cross-entropy");
    }

    /** By hand: a and b stay for the backward pass, and each is overwritten by the derivative of its layer. */
    @Test
    void theWorkspaceOfAChain() {
        Map<String, String> hosts = hosts(chain().plan());
        assertEquals("a", hosts.get("d loss / d a.pre"));
        assertEquals("b", hosts.get("d loss / d b.pre"));
        assertEquals("logits", hosts.get("d loss / d logits"));
        assertEquals(
                5 + 5 + 4 + 4,
                total(chain().plan()),
                "a, b, logits, and their exponentials while dense targets need the logits");
    }

    /**
     * By hand: on a chain of small layers whose derivatives are written in what they give, each value is needed until the
     * derivative of its layer takes its place, so that all is there when the outputs are, and nothing else ever.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void theWorkspaceOfAnyChainIsWhatIsThereWhenTheOutputsAre(int seed) {
        Random random = new Random(seed);
        TestNetwork network = TestNetwork.of(3);
        int sum = 0;
        int layers = 1 + random.nextInt(6);
        for (int i = 1; i <= layers; i++) {
            int units = 1 + random.nextInt(7);
            String activation = List.of("tanh", "relu", "sigmoid").get(random.nextInt(3));
            network.affine("layer" + i, units, i < layers ? activation : "identity");
            sum += units;
        }
        assertEquals(sum, total(network.loss("mse").plan()), network::toString);
    }

    /** By hand: the hidden layer, the outputs, and the derivatives in their places. */
    @Test
    void theWorkspaceOfARegression() {
        TestNetwork network = TestNetwork.of(3)
                .affine("hidden", 4, "tanh")
                .affine("output", 2, "identity")
                .loss("mse");
        assertEquals(4 + 2, total(network.plan()));
    }

    /** By hand: a square needs its pre-activation, which the derivative then takes the place of. */
    @Test
    void theWorkspaceOfASquare() {
        TestNetwork network = TestNetwork.of(3)
                .affine("hidden", 4, "square")
                .affine("output", 2, "identity")
                .loss("mse");
        assertEquals(4 + 4 + 2, total(network.plan()));
    }

    /** By hand: a call writes a's derivative as a whole before a itself is read, so it needs an array of its own. */
    @Test
    void aCalledProductTakesNoPlaceOfWhatIsReadAfterTheCall() {
        TestNetwork network = TestNetwork.of(3)
                .affine("a", 20, "tanh")
                .affine("b", 20, "tanh")
                .affine("output", 2, "identity")
                .loss("mse");
        assertEquals("b", hosts(network.plan()).get("d loss / d b.pre"));
        assertEquals(20 + 20 + 20, total(network.plan()), "the output and its derivative are gone by then");
        ArraySimulation.run(network.plan());
    }

    /** Nothing but what the next layer reads: layers of equal width take turns. */
    @Test
    void predictionAloneTakesTurns() {
        TestNetwork network = TestNetwork.of(3)
                .affine("a", 4, "tanh")
                .affine("b", 4, "tanh")
                .affine("c", 4, "tanh")
                .affine("d", 4, "tanh")
                .affine("output", 2, "identity");
        assertEquals(4 + 4, total(network.plan()));
        ArraySimulation.run(network.plan());
    }

    private static int total(BufferPlan plan) {
        return plan.slots().stream()
                .filter(slot -> slot.host().isEmpty())
                .mapToInt(Slot::width)
                .sum();
    }

    private static Map<String, String> hosts(BufferPlan plan) {
        return plan.slots().stream()
                .filter(slot -> slot.host().isPresent())
                .collect(Collectors.toMap(
                        slot -> slot.value().origin().toString(),
                        slot -> slot.host().orElseThrow().value().origin().toString(),
                        (a, b) -> a));
    }
}
