package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.canonicalise.Canonicaliser;
import gradwright.processor.interpret.DecimalArithmetic;
import gradwright.processor.interpret.Interpreter;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Decimal;
import gradwright.processor.ir.Derivation;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
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

    private static final double[] SPECIAL = {
        0.0, -0.0, 1e300, -1e-300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
    };

    static IntStream seeds() {
        return IntStream.range(0, 80);
    }

    static IntStream fewSeeds() {
        return IntStream.range(0, 16);
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

    /** The formulas that a class says of itself have the values that it computes. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theDerivationHasTheGradientsValues(int seed) {
        Random random = new Random(seed);
        TestNetwork network = TestNetwork.random(random);
        Interpreter<Double> interpreter = Point.random(network.built().graph().roots(), 3, network.outputs(), random)
                .with("weights", 1, 1, 1)
                .interpreter();
        Map<String, Tensor<Double>> computed = results(network.graph(), interpreter);
        Graph built = network.built().showing();
        Derivation derivation = NetworkCompiler.derivation(built, Canonicaliser.canonicalise(built));
        int compared = 0;
        for (Graph part : List.of(derivation.forward(), derivation.backward())) {
            for (Graph.Program program : part.programs()) {
                for (Graph.Root root : program.roots()) {
                    boolean isGradient = root.role() == Role.SHOWN_GRADIENT;
                    Kind kind = new Kind(
                            isGradient ? Task.GRADIENT : Task.LOSS,
                            program.kind().targets());
                    Tensor<Double> expected =
                            computed.get(kind + " " + (isGradient ? Role.GRADIENT : Role.LOSS) + " " + root.name());
                    if (expected != null) {
                        compared++;
                        assertSame(expected, interpreter.evaluate(root.value()), root.name() + " of\n" + network);
                    }
                }
            }
        }
        assertEquals(
                network.graph().programs().stream()
                        .filter(program -> program.kind().task() == Task.GRADIENT)
                        .flatMap(program -> program.roots().stream())
                        .filter(root -> root.role() == Role.GRADIENT || root.role() == Role.LOSS)
                        .count(),
                compared);
    }

    /** In high precision, where no rounding hides what a rewrite does: all of them are sound. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void everyPhaseKeepsEveryResultToFortyDigits(int seed) {
        Random random = new Random(seed);
        TestNetwork network = TestNetwork.random(random);
        Point point = Point.random(network.built().graph().roots(), 2, network.outputs(), random)
                .with("weights", 0.5, -1);
        Map<String, List<Decimal>> results = new LinkedHashMap<>();
        new NetworkCompiler((phase, graph) -> {
                    Interpreter<Decimal> interpreter = point.interpreter(new DecimalArithmetic());
                    graph.programs()
                            .forEach(program -> program.roots().forEach(root -> {
                                List<Decimal> now =
                                        interpreter.evaluate(root.value()).entries();
                                List<Decimal> before = results.putIfAbsent(
                                        program.kind() + " " + root.role() + " " + root.name(), now);
                                for (int i = 0; before != null && i < now.size(); i++) {
                                    assertSameDigits(
                                            before.get(i), now.get(i), phase + ", " + root.name() + " of " + network);
                                }
                            }));
                })
                .compile(network.declaration());
    }

    private static void assertSameDigits(Decimal before, Decimal after, String message) {
        Decimal size = before.abs().plus(Decimal.ONE);
        boolean isSame = before.equals(after)
                || before.minus(after).abs().compareTo(size.times(Decimal.of(1e-40))) < 0
                || (before.isNaN() && after.isNaN());
        assertTrue(isSame, () -> message + ": " + before + " became " + after);
    }

    /** Reading what is stored is exact: the same bits, also from zeros, infinities and NaN. */
    @ParameterizedTest
    @MethodSource("seeds")
    void choosingKeepsTheBits(int seed) {
        Random random = new Random(seed);
        TestNetwork network = TestNetwork.random(random);
        Point ordinary = Point.random(network.built().graph().roots(), 3, network.outputs(), random)
                .with("weights", 0.5, -1, 2);
        Map<String, Graph> graphs = new LinkedHashMap<>();
        new NetworkCompiler(graphs::put).compile(network.declaration());
        Point special = ordinary;
        for (Value source : Point.realSources(network.built().graph().roots())) {
            String name = ((Source) source.operation()).name();
            double[] entries = ordinary.source(name).clone();
            entries[random.nextInt(entries.length)] = SPECIAL[random.nextInt(SPECIAL.length)];
            special = special.with(name, entries);
        }
        for (Point point : List.of(ordinary, special)) {
            Map<String, Tensor<Double>> before = results(graphs.get("simplify"), point.interpreter());
            results(graphs.get("choose"), point.interpreter())
                    .forEach((name, result) ->
                            // NaN equals itself, and -0 is not 0.
                            assertEquals(before.get(name).entries(), result.entries(), name + " of " + network));
        }
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
