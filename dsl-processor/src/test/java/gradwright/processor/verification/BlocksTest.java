package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.processor.canonicalise.Canonicaliser;
import gradwright.processor.choose.StorageChooser;
import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.interpret.Interpreter;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Sketch;
import gradwright.processor.op.Source;
import gradwright.processor.simplify.Simplifier;
import gradwright.processor.verification.Blocks.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The blocks of the literature: their values, gradients and Hessians are PyTorch's, and differences say the same for
 * other shapes; every phase that rewrites graphs keeps them.
 */
final class BlocksTest {

    private static final double TOLERANCE = 1e-12;

    /** Labels stay below the shortest axis that they index. */
    private static final int CLASSES = 2;

    /** A block for axes of the given lengths, and the derivatives of its number by every source. */
    private record Drawn(Sketch sketch, Block block, List<Value> sources) {

        static Drawn of(Blocks.Kind kind, Map<String, Integer> lengths) {
            Sketch sketch = new Sketch();
            Block block = kind.draw(sketch, lengths);
            return new Drawn(sketch, block, Point.realSources(block.loss()));
        }

        Map<Value, Value> gradient() {
            return gradient(block.loss());
        }

        Map<Value, Value> gradient(Value number) {
            Map<Value, Value> cotangents = Differentiator.cotangents(number, sources::contains);
            return sources.stream()
                    .filter(cotangents::containsKey)
                    .collect(Collectors.toMap(source -> source, cotangents::get, (a, b) -> a, LinkedHashMap::new));
        }

        /** The gradient's component in the direction {@code name}: what is differentiated again. */
        Value slope(String name) {
            List<Expr> parts = new ArrayList<>();
            gradient()
                    .forEach((source, gradient) ->
                            parts.add(Sketch.leaf(sketch.weighted(direction(name, source), gradient))));
            return sketch.map(Algebra.sum(parts));
        }

        static String direction(String name, Value source) {
            return name + " of " + name(source);
        }
    }

    private static String name(Value source) {
        return ((Source) source.operation()).name();
    }

    static Stream<Blocks.Kind> blocks() {
        return Blocks.all().stream();
    }

    private static JsonObject reference(Blocks.Kind kind) {
        return Json.objects(Json.resource("reference-blocks.json")).stream()
                .filter(reference -> reference.get("name").getAsString().equals(kind.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyBlockHasAReference() {
        assertEquals(
                blocks().map(Blocks.Kind::name).toList(),
                Json.objects(Json.resource("reference-blocks.json")).stream()
                        .map(reference -> reference.get("name").getAsString())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void valuesGradientsAndHessiansAreThoseOfPyTorch(Blocks.Kind kind) {
        JsonObject reference = reference(kind);
        Map<String, Integer> lengths = new HashMap<>();
        reference
                .getAsJsonObject("lengths")
                .entrySet()
                .forEach(e -> lengths.put(e.getKey(), e.getValue().getAsInt()));
        Drawn drawn = Drawn.of(kind, lengths);
        Point point = Point.of(lengths.get("n"));
        for (var source : numbers(reference, "sources").entrySet()) {
            point = point.with(source.getKey(), source.getValue());
        }
        for (var source : numbers(reference, "direction").entrySet()) {
            point = point.with("v of " + source.getKey(), source.getValue());
        }
        Map<String, double[]> values = numbers(reference, "values");
        assertEquals(values.keySet(), new TreeMap<>(drawn.block().values()).keySet());
        for (Map.Entry<String, double[]> value : values.entrySet()) {
            Value ours = drawn.block().values().get(value.getKey());
            assertClose(value.getValue(), point.evaluate(ours), value.getKey());
        }
        assertClose(
                Json.numbers(reference.get("loss")),
                point.evaluate(drawn.block().loss()),
                "loss");
        assertAre(numbers(reference, "gradients"), drawn.gradient(), point);
        assertAre(numbers(reference, "hessianVector"), drawn.gradient(drawn.slope("v")), point);
    }

    private static Map<String, double[]> numbers(JsonObject reference, String member) {
        Map<String, double[]> numbers = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry :
                reference.getAsJsonObject(member).entrySet()) {
            numbers.put(entry.getKey(), Json.numbers(entry.getValue()));
        }
        return numbers;
    }

    /** What has no derivative of ours does not reach the number: there PyTorch has zeros. */
    private static void assertAre(Map<String, double[]> expected, Map<Value, Value> derivatives, Point point) {
        Map<String, Value> ours = new HashMap<>();
        derivatives.forEach((source, derivative) -> ours.put(name(source), derivative));
        assertTrue(expected.keySet().containsAll(ours.keySet()), ours.keySet() + " of " + expected.keySet());
        expected.forEach((name, numbers) -> assertClose(
                numbers,
                ours.containsKey(name) ? point.evaluate(ours.get(name)) : new double[numbers.length],
                "derivative by " + name));
    }

    private static void assertClose(double[] expected, double[] actual, String what) {
        double largest = Arrays.stream(expected).map(Math::abs).reduce(1e-3, Math::max);
        assertArrayEquals(expected, actual, TOLERANCE * largest, what);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void derivativesAreThoseOfDifferencesAndTheHessianIsSymmetric(Blocks.Kind kind) {
        Random random = new Random(kind.name().hashCode());
        for (int shape = 0; shape < 2; shape++) {
            Drawn drawn = Drawn.of(kind, lengths(random));
            Value slope = drawn.slope("v");
            Value crossed = drawn.slope("w");
            Point point = Point.random(List.of(slope, crossed), random.nextInt(2, 5), CLASSES, random);
            Map<Value, Value> second = drawn.gradient(slope);
            drawn.gradient()
                    .forEach((source, derivative) ->
                            point.assertDerivative(drawn.block().loss(), source, derivative, random));
            second.forEach((source, derivative) -> point.assertDerivative(slope, source, derivative, random));
            double there = along("w", second, point);
            double back = along("v", drawn.gradient(crossed), point);
            assertEquals(there, back, 1e-12 * Math.max(1, Math.abs(there)), "w H v and v H w");
            assertTrue(there != 0, "a Hessian");
        }
    }

    private static Map<String, Integer> lengths(Random random) {
        Map<String, Integer> lengths = new HashMap<>();
        List.of("k", "o", "c", "r", "v").forEach(axis -> lengths.put(axis, random.nextInt(CLASSES, 4)));
        List.of("i", "l").forEach(axis -> lengths.put(axis, random.nextInt(3, 5)));
        return lengths;
    }

    private static double along(String direction, Map<Value, Value> derivatives, Point point) {
        Interpreter<Double> interpreter = point.interpreter();
        double sum = 0;
        for (Map.Entry<Value, Value> derivative : derivatives.entrySet()) {
            double[] entries = interpreter.doubles(derivative.getValue());
            double[] weights = point.source(Drawn.direction(direction, derivative.getKey()));
            for (int i = 0; i < entries.length; i++) {
                sum += entries[i] * weights[i];
            }
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyPhaseKeepsEveryResult(Blocks.Kind kind) {
        Random random = new Random(kind.name().length());
        Block block = Drawn.of(kind, lengths(random)).block();
        Graph drawn = new Graph(
                List.of(new Graph.Program(
                        new Graph.Kind(Graph.Task.LOSS, Graph.Targets.DENSE),
                        List.of(new Graph.Root(Graph.Role.LOSS, "loss", block.loss())))),
                List.of());
        Graph differentiated = Differentiator.differentiate(drawn);
        Point point = Point.random(differentiated.roots(), 3, CLASSES, random);
        List<double[]> expected =
                differentiated.roots().stream().map(point::evaluate).toList();
        Graph canonical = Differentiator.differentiate(Canonicaliser.canonicalise(drawn));
        Graph simplified = Simplifier.simplify(canonical);
        for (Graph graph : List.of(canonical, simplified, StorageChooser.choose(simplified))) {
            List<Value> roots = graph.roots();
            assertEquals(expected.size(), roots.size());
            for (int i = 0; i < roots.size(); i++) {
                assertClose(
                        expected.get(i),
                        point.evaluate(roots.get(i)),
                        roots.get(i).toString());
            }
        }
    }
}
