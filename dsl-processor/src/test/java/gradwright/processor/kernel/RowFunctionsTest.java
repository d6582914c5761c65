package gradwright.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.TestNetwork;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Call;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions of a row are written out where a program has several of one row, and nowhere else; no bit changes. */
class RowFunctionsTest {

    @ParameterizedTest
    @EnumSource
    void everyResultHasTheSameBits(Memory memory) {
        int opened = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            TestNetwork network = TestNetwork.random(random);
            Graph graph = network.graph();
            RowFunctions.Opened open = RowFunctions.open(graph, memory);
            opened += open.functions().isEmpty() ? 0 : 1;
            Point point = Point.random(graph.roots(), 3, network.outputs(), random);
            for (int i = 0; i < graph.roots().size(); i++) {
                assertArrayEquals(
                        point.evaluate(graph.roots().get(i)),
                        point.evaluate(open.graph().roots().get(i)),
                        network.toString());
            }
        }
        assertTrue(opened > 60, opened + " networks with open functions");
    }

    /** The softmax that is the output stays a call in prediction, and the only function of a loss stays one there. */
    @ParameterizedTest
    @CsvSource({
        "identity, softmax-cross-entropy, DENSE",
        "identity, softmax-cross-entropy, LABELS",
        "softmax, cross-entropy, DENSE",
        "softmax, cross-entropy, LABELS",
    })
    void gradientsOfCrossEntropyCallNothing(String activation, String loss, Targets targets) {
        Graph graph = TestNetwork.of(4)
                .affine("hidden", 5, "tanh")
                .affine("result", 3, activation)
                .loss(loss)
                .graph();
        RowFunctions.Opened open = RowFunctions.open(graph, Memory.NEEDED);
        assertEquals(2, calls(graph.program(new Kind(Task.GRADIENT, targets))).size());
        assertEquals(List.of(), calls(open.graph().program(new Kind(Task.GRADIENT, targets))));
        for (Kind kind : List.of(new Kind(Task.PREDICT, Targets.NONE), new Kind(Task.LOSS, targets))) {
            assertSame(graph.program(kind), open.graph().program(kind));
        }
        assertTrue(open.functions().values().stream()
                .anyMatch(function ->
                        function.operation() instanceof Call call && call.function() == Call.Function.SOFTMAX));
    }

    /** A softmax that another layer reads is computed as prediction does it. */
    @Test
    void hiddenFunctionsStayCalls() {
        Graph graph = TestNetwork.of(4)
                .affine("hidden", 5, "softmax")
                .affine("result", 3, "identity")
                .loss("softmax-cross-entropy")
                .graph();
        Graph open = RowFunctions.open(graph, Memory.NEEDED).graph();
        assertEquals(
                1, calls(open.program(new Kind(Task.GRADIENT, Targets.LABELS))).size());
    }

    /** What is kept for whoever looks at it later has to be there by itself. */
    @Test
    void keptOutputsStayCalls() {
        Graph graph = TestNetwork.of(4)
                .affine("result", 3, "softmax")
                .loss("cross-entropy")
                .graph();
        assertFalse(RowFunctions.open(graph, Memory.NEEDED).functions().isEmpty());
        assertTrue(RowFunctions.open(graph, Memory.ALL).functions().isEmpty());
    }

    private static List<Value> calls(Program program) {
        List<Value> results = program.roots().stream().map(Graph.Root::value).toList();
        return Graph.reachable(results).stream()
                .filter(value -> value.operation() instanceof Call)
                .toList();
    }
}
