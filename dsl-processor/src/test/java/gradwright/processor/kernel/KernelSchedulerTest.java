package gradwright.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.NetworkCompiler;
import gradwright.processor.TestNetwork;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Schedule.Routine;
import gradwright.processor.kernel.Schedule.Stage;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Source;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs as routines of kernels: everything once, in the order of need, but what is computed again since it is not
 * kept; forward routines the same in all.
 */
class KernelSchedulerTest {

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyProgramComputesWhatItNeedsBeforeItIsRead(int seed) {
        KernelPlan plan =
                KernelScheduler.schedule(TestNetwork.random(new Random(seed)).graph());
        for (Schedule schedule : plan.schedules()) {
            boolean isGradient = schedule.program().kind().task() == Task.GRADIENT;
            Set<Value> there = new HashSet<>();
            for (Kernel kernel : schedule.kernels()) {
                for (Value value : kernel.values()) {
                    for (Value read : plan.reads().of(value)) {
                        assertTrue(
                                read.operation() instanceof Source || there.contains(read),
                                () -> value + " reads " + read);
                    }
                    boolean isAgain = !there.add(value);
                    boolean isForward = plan.graph().predicted().contains(value);
                    assertTrue(
                            !isAgain || (isGradient && isForward && !(value.operation() instanceof Contract)),
                            () -> value + " is computed twice");
                }
            }
            List<Value> results =
                    schedule.program().roots().stream().map(Graph.Root::value).toList();
            assertTrue(there.containsAll(results));
            Set<Value> needed = new HashSet<>(Graph.reachable(results));
            assertTrue(needed.containsAll(there), "nothing else is computed");
        }
    }

    /**
     * When the way forward is over, a gradient reads of it only what is counted as kept, or what is computed again; the first
     * routine, also what the last kernel on the way had at hand.
     */
    @ParameterizedTest
    @MethodSource("memories")
    void gradientsReadWhatIsKeptOrComputedAgain(Memory memory) {
        int again = 0;
        for (int seed = 0; seed < 100; seed++) {
            Graph graph = TestNetwork.random(new Random(seed)).graph();
            KernelPlan plan = KernelScheduler.schedule(graph, EnumSet.allOf(Task.class), memory);
            for (Schedule schedule : plan.schedules()) {
                if (schedule.program().kind().task() == Task.GRADIENT) {
                    again += assertReadsAreCovered(plan, schedule);
                }
            }
        }
        assertTrue(again > 20, again + " values are computed again");
    }

    private static int assertReadsAreCovered(KernelPlan plan, Schedule schedule) {
        Set<Value> predicted = plan.graph().predicted();
        Set<Value> before = new HashSet<>();
        Set<Value> since = new HashSet<>();
        Set<Value> atHand = Set.of();
        List<Kernel> first = schedule.routines().stream()
                .map(Routine::kernels)
                .filter(kernels -> !kernels.stream().allMatch(kernel -> predicted.containsAll(kernel.values())))
                .findFirst()
                .orElse(List.of());
        boolean isForward = true;
        int again = 0;
        for (Kernel kernel : schedule.kernels()) {
            isForward &= predicted.containsAll(kernel.values()) && !before.containsAll(kernel.values());
            if (!first.contains(kernel) && !predicted.containsAll(kernel.values())) {
                atHand = Set.of();
            }
            Set<Value> atHandNow = new HashSet<>(kernel.values());
            kernel.values().forEach(value -> atHandNow.addAll(plan.reads().of(value)));
            for (Value value : kernel.values()) {
                for (Value read : plan.reads().of(value)) {
                    boolean isCovered = read.operation() instanceof Source
                            || (isForward ? before : since).contains(read)
                            || atHand.contains(read)
                            || plan.kept().contains(read);
                    assertTrue(isCovered, () -> value + " reads " + read + ", which is not kept");
                }
                (isForward ? before : since).add(value);
                again += !isForward && before.contains(value) ? 1 : 0;
            }
            if (isForward) {
                atHand = atHandNow;
            }
        }
        return again;
    }

    static Memory[] memories() {
        return Memory.values();
    }

    /**
     * Prediction's routines are the programs' forward routines, so that each is one method; except for the end of one
     * that a loss has no need of, as binary cross-entropy has none of the sigmoid before it.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void forwardRoutinesAreShared(int seed) {
        KernelPlan plan =
                KernelScheduler.schedule(TestNetwork.random(new Random(seed)).graph());
        Schedule prediction = plan.schedules().get(0);
        assertEquals(new Kind(Task.PREDICT, Targets.NONE), prediction.program().kind());
        for (Schedule schedule : plan.schedules()) {
            Set<Value> there = new HashSet<>();
            for (Routine routine : schedule.routines()) {
                boolean isAgain = routine.kernels().stream().allMatch(kernel -> there.containsAll(kernel.values()));
                routine.kernels().forEach(kernel -> there.addAll(kernel.values()));
                if (isAgain) {
                    continue;
                }
                boolean isForward = routine.stage() == Stage.FORWARD || routine.stage() == Stage.ACTIVATE;
                assertEquals(
                        isForward,
                        prediction.routines().stream().anyMatch(whole -> isBeginning(routine, whole)),
                        () -> routine.stage() + " of " + routine.layer() + " in "
                                + schedule.program().kind());
            }
        }
    }

    private static boolean isBeginning(Routine routine, Routine whole) {
        List<Value> values =
                routine.kernels().stream().flatMap(k -> k.values().stream()).toList();
        List<Value> all =
                whole.kernels().stream().flatMap(k -> k.values().stream()).toList();
        return values.size() <= all.size() && values.equals(all.subList(0, values.size()));
    }

    @Test
    void forwardMethodsAreEmittedOnce() {
        String source = new NetworkCompiler((phase, graph) -> {})
                .compile(TestNetwork.of(4)
                        .affine("hidden", 5, "tanh")
                        .affine("logits", 3, "softmax")
                        .loss("cross-entropy")
                        .declaration())
                .content();
        for (String method : List.of("forwardHidden", "forwardLogits")) {
            assertEquals(1, count("void " + method + "\\(", source), method);
            assertEquals(0, count("void " + method + "\\d", source), method);
        }
        assertEquals(1, count("void activateLogits\\(", source));
        assertTrue(count("forwardLogits\\(samples", source) >= 1);
    }

    static Stream<String> elementwise() {
        return ActivationCatalogue.names().stream()
                .filter(name -> !Set.of("identity", "softmax", "log-softmax").contains(name));
    }

    /** In line: a product has its bias and its activation in one nest, on the way back the derivative of the activation. */
    @ParameterizedTest
    @MethodSource("elementwise")
    void activationsAndTheirDerivativesAreInTheNestsOfProducts(String activation) {
        KernelPlan plan = KernelScheduler.schedule(TestNetwork.of(4)
                .affine("a", 5, activation)
                .affine("b", 6, "identity")
                .loss("mse")
                .graph());
        Kernel.Product forward = inLine(plan, "a");
        Contract product = (Contract) forward.contraction().operation();
        assertEquals("a.bias", product.start().orElseThrow().origin().toString());
        Kernel.Product backward = inLine(plan, "d loss / d a.pre");
        List<String> factors = backward.contraction().operands().stream()
                .map(operand -> operand.origin().toString())
                .toList();
        assertEquals(List.of("d loss / d b", "b.weight"), factors);
    }

    /** The product in line that computes a value too. */
    private static Kernel.Product inLine(KernelPlan plan, String value) {
        Kernel kernel = gradient(plan).kernels().stream()
                .filter(computing -> computing.values().stream()
                        .anyMatch(computed -> computed.origin().toString().equals(value)))
                .findFirst()
                .orElseThrow();
        assertFalse(CostModel.isCalled(kernel), value);
        return assertInstanceOf(Kernel.Product.class, kernel, value);
    }

    private static Schedule gradient(KernelPlan plan) {
        return plan.schedules().stream()
                .filter(schedule -> schedule.program().kind().equals(new Kind(Task.GRADIENT, Targets.DENSE)))
                .findFirst()
                .orElseThrow();
    }

    /** The same as it is written: by hand. */
    @Test
    void activationsAndTheirDerivativesAreWrittenInTheNestsOfProducts() {
        String code = new NetworkCompiler((phase, graph) -> {})
                .compile(TestNetwork.of(5)
                        .affine("a", 6, "tanh")
                        .affine("b", 7, "identity")
                        .loss("mse")
                        .declaration())
                .content()
                .replaceAll("\\s+", " ");
        String forward = "double sum = aBias[j];"
                + " for (int k = 0; k < 5; k++) { sum = Elementary.fma(input[n * 5 + k], aWeight[k * 6 + j], sum); }"
                + " a[n * 6 + j] = Elementary.tanh(sum);";
        String backward = "double sum = 0.0;"
                + " for (int j = 0; j < 7; j++) { sum = Elementary.fma(bDelta[n * 7 + j], bWeight[k * 7 + j], sum); }"
                + " aDelta[n * 6 + k] = sum * (1.0 - a[n * 6 + k] * a[n * 6 + k]);";
        assertTrue(code.contains(forward), code);
        assertTrue(code.contains(backward), code);
    }

    /** A layer that is only an activation of the input follows from it alone, yet is there when the loss reads it. */
    @ParameterizedTest
    @MethodSource("memories")
    void nothingIsComputedAgainThatTheLossReadsAtOnce(Memory memory) {
        KernelPlan plan = KernelScheduler.schedule(
                TestNetwork.of(4).activation("P", "softmax").loss("mse").graph(),
                EnumSet.of(Task.PREDICT, Task.GRADIENT),
                memory);
        for (Schedule schedule : plan.schedules()) {
            List<Value> computed = schedule.kernels().stream()
                    .flatMap(kernel -> kernel.values().stream())
                    .toList();
            assertEquals(Set.copyOf(computed).size(), computed.size(), () -> memory + ": " + computed);
        }
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    /** By hand: three products on the way forward, three gradients of weights, and derivatives of two hidden layers alone. */
    @Test
    void nothingIsDifferentiatedByTheInput() {
        KernelPlan plan = KernelScheduler.schedule(TestNetwork.of(4)
                .affine("a", 5, "tanh")
                .affine("b", 6, "relu")
                .affine("c", 3, "identity")
                .loss("softmax-cross-entropy")
                .graph());
        for (Targets targets : List.of(Targets.DENSE, Targets.LABELS)) {
            List<Value> products = plan.schedules().stream()
                    .filter(schedule -> schedule.program().kind().equals(new Kind(Task.GRADIENT, targets)))
                    .flatMap(schedule -> schedule.kernels().stream())
                    .flatMap(kernel -> kernel.values().stream())
                    .filter(value -> value.operation() instanceof Contract)
                    .toList();
            assertEquals(3 + 3 + 2, products.size());
        }
    }

    /** Backward through a layer stays together, and the last layer comes first. */
    @Test
    void routinesFollowTheLayers() {
        KernelPlan plan = KernelScheduler.schedule(TestNetwork.of(4)
                .affine("a", 5, "tanh")
                .affine("b", 5, "sigmoid")
                .affine("c", 3, "identity")
                .loss("mse")
                .graph());
        assertEquals(
                List.of("FORWARD a", "FORWARD b", "FORWARD c", "LOSS (loss)", "BACKWARD c", "BACKWARD b", "BACKWARD a"),
                gradient(plan).routines().stream()
                        .map(routine -> routine.stage() + " " + routine.layer())
                        .toList());
    }
}
