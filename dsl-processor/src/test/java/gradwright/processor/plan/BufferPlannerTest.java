package gradwright.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.processor.TestNetwork;
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
        try {
            ArraySimulation.run(network.plan());
        } catch (AssertionFailedError e) {
            throw new AssertionError(network.toString(), e);
        }
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
        assertEquals(5 + 5 + 4 + 4, total(chain().plan()), "a, b, logits, and their log-softmax for dense targets");
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
        assertEquals(20 + 20 + 2 + 20, total(network.plan()));
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
