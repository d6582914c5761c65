package gradwright.processor.simplify;

import static gradwright.processor.ir.Algebra.ONE;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.ir.SameFormula.assertSameFormula;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.SizeOf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Call;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Sketch;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sums that are split, hoisted and shortened keep their value; and the shortest are as short as by hand. */
class SumSimplifierTest {

    private static final Axis N = Axis.batch();
    private static final Axis J = Axis.of("j", 3);

    private final Sketch sketch = new Sketch();
    private final Expr x = leaf(sketch.parameter("x", N, J));
    private final Expr row = leaf(sketch.parameter("row", J));
    private final Expr column = leaf(sketch.parameter("column", N));
    private final Expr number = leaf(sketch.parameter("number"));
    private final Value labels = sketch.labels(N);
    private final Value softmax = sketch.call(Call.Function.SOFTMAX, sketch.parameter("z", N, J), J);
    private final Expr p = leaf(softmax);
    private final Expr oneHot = apply(Primitive.EQUAL, new Index(J), leaf(labels));

    private static Value simplified(Value value) {
        Root root = new Root(Role.LOSS, "sum", value);
        Graph graph = new Graph(List.of(new Program(new Kind(Task.LOSS, Targets.LABELS), List.of(root))), List.of());
        return Simplifier.simplify(graph).roots().get(0);
    }

    private Value sum(Expr summand, Axis... axes) {
        return sketch.sum(sketch.map(summand, N, J), axes);
    }

    @Test
    void keepsTheValueOfAnySum() {
        Random random = new Random(4);
        List<List<Axis>> shapes = List.of(List.of(), List.of(N), List.of(J));
        for (int i = 0; i < 600; i++) {
            Value sum = sum(formula(3, random), shapes.get(i % 3).toArray(Axis[]::new));
            Point point = Point.random(List.of(sum), 4, J.length(), random);
            double[] expected = point.evaluate(sum);
            double[] actual = point.evaluate(simplified(sum));
            for (int j = 0; j < expected.length; j++) {
                double size = 1 + Math.abs(expected[j]);
                assertEquals(
                        expected[j],
                        actual[j],
                        1e-12 * size,
                        () -> sum.operation().toString());
            }
        }
    }

    private Expr formula(int depth, Random random) {
        List<Expr> atoms = List.of(
                x,
                row,
                column,
                number,
                p,
                oneHot,
                new SizeOf(N),
                constant(2),
                constant(Rational.of(-0.5)),
                new Index(J));
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; depth > 0 && i <= random.nextInt(3); i++) {
            parts.add(formula(depth - 1, random));
        }
        int kind = depth == 0 ? 3 : random.nextInt(4);
        return switch (kind) {
            case 0 -> Algebra.sum(parts);
            case 1 -> Algebra.product(parts);
            case 2 -> power(apply(Primitive.TANH, parts.get(0)), 2);
            default -> atoms.get(random.nextInt(atoms.size()));
        };
    }

    @Test
    void whatIsKnownToSumToOneDisappears() {
        assertExpression(column, simplified(sum(multiply(p, column), N)));
        assertExpression(subtract(column, constant(1)), simplified(sum(subtract(multiply(p, column), oneHot), N)));
        assertExpression(new SizeOf(N), simplified(sum(p)));
    }

    /** Only along its own axis, only once, and only beside what does not vary. */
    @Test
    void otherSumsOfProbabilitiesStay() {
        for (Value sum : List.of(sum(p, J), sum(power(p, 2), N), sum(multiply(p, x), N), sum(power(p, -1), N))) {
            assertEquals(
                    1, count(simplified(sum), Reduce.class), sum.operation().toString());
        }
    }

    @Test
    void aOneHotTakesOneEntry() {
        Value simplified = simplified(sum(multiply(oneHot, x, column), N));
        assertEquals(0, count(simplified, Reduce.class));
        assertEquals(1, count(simplified, Gather.class));
        assertEquals(0, count(simplified(sum(oneHot, J)), Gather.class), "a one-hot counts along the samples");
    }

    /** An entry is taken over the axes that it varies along, and no others. */
    @Test
    void entriesKeepTheirOtherAxes() {
        Axis k = Axis.of("k", 2);
        Expr wide = leaf(sketch.parameter("wide", N, J, k));
        Value sum = sketch.sum(sketch.map(multiply(oneHot, wide, row), N, J, k), N, k);
        Value simplified = simplified(sum);
        List<List<Axis>> gathered = Graph.reachable(List.of(simplified)).stream()
                .filter(value -> value.operation() instanceof Gather)
                .map(Value::axes)
                .toList();
        assertEquals(Set.of(List.of(N, k), List.of(N)), Set.copyOf(gathered));
        Point point = Point.random(List.of(sum), 4, J.length(), new Random(4));
        assertArrayEquals(point.evaluate(sum), point.evaluate(simplified), 1e-15);
    }

    /** A sum over samples is one of each unit, where the result is one of each unit. */
    @Test
    void sumsOverSamplesAreOfUnits() {
        assertEquals(List.of(List.of(J)), reduced(simplified(sum(column, J))));
        assertEquals(List.of(List.of()), reduced(simplified(sum(column))), "of a number");
        assertEquals(List.of(List.of(J)), reduced(simplified(sum(x, J))));
        assertEquals(List.of(List.of()), reduced(simplified(sum(row, N))), "over units");
    }

    private static List<List<Axis>> reduced(Value value) {
        return Graph.reachable(List.of(value)).stream()
                .filter(other -> other.operation() instanceof Reduce)
                .map(Value::axes)
                .toList();
    }

    @Test
    void whatDoesNotVaryStandsBeforeTheSum() {
        Value simplified = simplified(sum(multiply(constant(3), column, number, x), N));
        Value inner = simplified.operands().stream()
                .filter(value -> value.operation() instanceof Reduce)
                .findFirst()
                .orElseThrow();
        assertEquals(
                new Source(Source.Kind.PARAMETER, "x"),
                ((Reduce) inner.operation()).operand().operation());
    }

    /** sum(x) - sum(c x) / 2 over one pass: what differs by a coefficient is summed once. */
    @Test
    void sumsThatDifferByACoefficientAreOne() {
        Expr less = multiply(constant(Rational.of(-0.5)), column, x);
        Value simplified = simplified(sum(Algebra.sum(List.of(multiply(number, x), less)), N));
        assertEquals(1, count(simplified, Reduce.class));
        Value both =
                sketch.map(Algebra.sum(List.of(leaf(sum(x, N)), leaf(sum(subtract(multiply(p, column), x), N)))), N);
        assertExpression(column, simplified(both));
    }

    /** What varies along none of the axes is counted: N times 3 entries. */
    @Test
    void sumsOfConstantsAreCounted() {
        assertExpression(multiply(constant(3), new SizeOf(N), number), simplified(sum(number)));
        assertExpression(multiply(constant(3), column), simplified(sum(column, N)));
        assertExpression(multiply(constant(3), new SizeOf(N)), simplified(sum(ONE)));
    }

    private static void assertExpression(Expr expected, Value actual) {
        Expr expression = actual.operation() instanceof MapOperation map ? map.expression() : leaf(actual);
        assertSameFormula(named(expected), named(expression));
    }

    /** The rewritten graph has other values, by the same names. */
    private static Expr named(Expr expr) {
        return expr.rewrite(e -> e instanceof Expr.Leaf leaf
                ? new Index(Axis.of(leaf.value().operation().toString(), 1))
                : e);
    }

    private static long count(Value value, Class<?> operation) {
        return Graph.reachable(List.of(value)).stream()
                .filter(other -> operation.isInstance(other.operation()))
                .count();
    }
}
