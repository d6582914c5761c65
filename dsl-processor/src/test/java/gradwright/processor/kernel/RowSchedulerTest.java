package gradwright.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.TestNetwork;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import gradwright.processor.plan.BufferPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Passes over the units of a sample: few, each after what it reads, and no array for what only its own pass reads. */
class RowSchedulerTest {

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    /** By hand: the passes that loss and gradient need one after the other, since each reads what the one before sums up. */
    @ParameterizedTest
    @CsvSource({
        // the largest entry; the exponentials and their sum; the loss with the derivative
        "identity, softmax-cross-entropy, DENSE, 3, exp",
        "identity, softmax-cross-entropy, LABELS, 3, exp",
        "softmax, cross-entropy, DENSE, 3, exp",
        // the loss with the product of derivative and softmax; the derivative by the logits
        "softmax, mse, DENSE, 2, ''",
        // the term of each output with its derivative
        "identity, sigmoid-binary-cross-entropy, DENSE, 1, ''",
        "identity, mse, DENSE, 1, ''",
    })
    void lossAndGradientTakeFewPasses(String activation, String loss, Targets targets, int passes, String stored) {
        BufferPlan plan = TestNetwork.of(4)
                .affine("hidden", 5, "tanh")
                .affine("result", 3, activation)
                .loss(loss)
                .plan();
        Kernel.Rows kernel = kernelOfLoss(plan, new Kind(Task.GRADIENT, targets));
        List<Kernel.Pass> loops = kernel.passes().stream()
                .filter(pass -> !pass.values().isEmpty())
                .toList();
        assertEquals(passes, loops.size(), () -> kernel.passes().toString());
        long unnamed = kernel.values().stream()
                .filter(value -> plan.slotOf(value).isPresent()
                        && value.origin().toString().contains("intermediate"))
                .count();
        assertEquals(stored.isEmpty() ? 0 : 1, unnamed);
    }

    private static Kernel.Rows kernelOfLoss(BufferPlan plan, Kind kind) {
        return plan.kernels().schedules().stream()
                .filter(schedule -> schedule.program().kind().equals(kind))
                .flatMap(schedule -> schedule.routines().stream())
                .filter(routine -> routine.stage() == Schedule.Stage.LOSS)
                .flatMap(routine -> routine.kernels().stream())
                .map(Kernel.Rows.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What a pass reads is there before it, or is computed in it before, at the same unit. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyPassReadsWhatIsThere(int seed) {
        Graph graph = TestNetwork.random(new Random(seed)).graph();
        KernelPlan plan = KernelScheduler.schedule(graph);
        for (Schedule schedule : plan.schedules()) {
            Set<Value> there = new HashSet<>();
            for (Kernel kernel : schedule.kernels()) {
                if (kernel instanceof Kernel.Rows rows) {
                    rows.passes().forEach(pass -> assertReads(pass, there, plan.reads()));
                } else {
                    there.addAll(kernel.values());
                }
            }
        }
    }

    private static void assertReads(Kernel.Pass pass, Set<Value> there, Reads reads) {
        for (Value value : pass.before()) {
            assertTrue(isThere(reads.of(value), there), () -> value + " before " + pass);
            there.add(value);
        }
        Set<Value> here = new HashSet<>(there);
        for (Value value : pass.values()) {
            assertTrue(isThere(reads.of(value), here), () -> value + " in " + pass);
            boolean isReduced = !RowScheduler.isReadInPass(value, value, reads);
            if (!isReduced) {
                here.add(value);
            }
        }
        there.addAll(pass.values());
        assertFalse(pass.before().isEmpty() && pass.values().isEmpty());
    }

    private static boolean isThere(List<Value> read, Set<Value> there) {
        return read.stream().allMatch(value -> value.operation() instanceof Source || there.contains(value));
    }
}
