package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.interpret.Interpreter;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The phases together: none may change what any result means. */
class NetworkCompilerTest {

    private static final double TOLERANCE = 1e-12;

    static IntStream seeds() {
        return IntStream.range(0, 80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPhaseKeepsEveryResult(int seed) {
        Random random = new Random(seed);
        TestNetwork network = TestNetwork.random(random);
        Point point = Point.random(network.built().graph().roots(), 3, network.outputs(), random)
                .with("weights", 0.5, -1, 2);
        Map<String, Tensor<Double>> results = new LinkedHashMap<>();
        List<String> phases = new ArrayList<>();
        new NetworkCompiler((phase, graph) -> {
                    phases.add(phase);
                    Map<String, Tensor<Double>> now = results(graph, point.interpreter());
                    assertTrue(now.keySet().containsAll(results.keySet()), () -> phase + " keeps the results");
                    now.forEach((name, result) -> {
                        Tensor<Double> before = results.putIfAbsent(name, result);
                        if (before != null) {
                            assertSame(before, result, phase + ", " + name + " of\n" + network);
                        }
                    });
                })
                .compile(network.declaration());
        assertEquals(List.of("build", "canonicalise", "differentiate", "simplify", "choose"), phases);
        long parameters = results.keySet().stream()
                .filter(name -> Stream.of(Targets.DENSE, Targets.NONE)
                        .anyMatch(targets ->
                                name.startsWith(new Kind(Task.GRADIENT, targets) + " " + Role.GRADIENT + " ")))
                .count();
        assertEquals(
                network.built().outline().layers().stream()
                        .mapToLong(l -> l.parameters().size())
                        .sum(),
                parameters);
    }

    private static Map<String, Tensor<Double>> results(Graph graph, Interpreter<Double> interpreter) {
        Map<String, Tensor<Double>> results = new LinkedHashMap<>();
        for (Graph.Program program : graph.programs()) {
            for (Graph.Root root : program.roots()) {
                String name = program.kind() + " " + root.role() + " " + root.name();
                results.put(name, interpreter.evaluate(root.value()));
            }
        }
        return results;
    }

    /** Equal up to rounding, compared with the largest entry, or with 1 where all are smaller. */
    private static void assertSame(Tensor<Double> expected, Tensor<Double> actual, String message) {
        assertEquals(expected.axes(), actual.axes(), message);
        double largest = 1;
        for (double entry : expected.entries()) {
            largest = Math.max(largest, Math.abs(entry));
        }
        for (int i = 0; i < expected.entries().size(); i++) {
            double a = expected.entries().get(i);
            double b = actual.entries().get(i);
            boolean isSame = Double.compare(a, b) == 0 || Math.abs(a - b) <= TOLERANCE * largest;
            assertTrue(isSame, () -> message + ": " + a + " became " + b);
        }
    }
}
