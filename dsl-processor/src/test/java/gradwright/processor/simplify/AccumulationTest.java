package gradwright.processor.simplify;

import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Contract;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sums of products are one chain, {@code a b + c d + e}, where nothing else needs the products. */
class AccumulationTest {

    private static final Axis N = Axis.batch();
    private static final Axis I = Axis.of("i", 3);
    private static final Axis J = Axis.of("j", 2);

    private final Sketch sketch = new Sketch();
    private final Value a = sketch.parameter("a", N, I);
    private final Value b = sketch.parameter("b", I, J);
    private final Value c = sketch.parameter("c", N, I);
    private final Value d = sketch.parameter("d", I, J);
    private final Value e = sketch.parameter("e", N, J);
    private final Value f = sketch.parameter("f", N, J);
    private final Value row = sketch.parameter("row", J);
    private final Value ab = sketch.contract(a, b, N, J);
    private final Value cd = sketch.contract(c, d, N, J);

    private Value sum(Value... values) {
        return sketch.map(sum(Stream.of(values).map(Sketch::leaf).toArray(Expr[]::new)), N, J);
    }

    private static Expr sum(Expr... terms) {
        return Algebra.sum(List.of(terms));
    }

    /** The first of the roots, simplified. */
    private static Value simplified(Value... values) {
        List<Root> roots = new ArrayList<>();
        for (Value value : values) {
            roots.add(new Root(Role.LOSS, "root " + roots.size(), value));
        }
        Graph graph = new Graph(List.of(new Program(new Kind(Task.LOSS, Targets.LABELS), roots)), List.of());
        Value simplified = Simplifier.simplify(graph).roots().get(0);
        Point point = Point.random(List.of(values), 4, 2, new Random(3));
        assertArrayEquals(point.evaluate(values[0]), point.evaluate(simplified), 1e-14);
        assertEquals(values[0].origin(), simplified.origin());
        return simplified;
    }

    /** The factors of every product of a chain by name, from the last one computed on, and where it starts. */
    private static List<String> chain(Value last) {
        List<String> links = new ArrayList<>();
        Optional<Value> link = Optional.of(last);
        while (link.isPresent() && link.get().operation() instanceof Contract product) {
            links.add(product.left().origin() + " " + product.right().origin());
            link = product.start();
        }
        link.ifPresent(start -> links.add(
                start.operation() instanceof MapOperation map
                        ? map.expression().leaves().stream()
                                .map(value -> value.operation().toString())
                                .toList()
                                .toString()
                        : start.operation().toString()));
        return links;
    }

    /** Those values in the order in which a chain reads them. */
    private static List<String> expected(Value[][] products, Value... start) {
        List<String> links = new ArrayList<>();
        for (Value[] product : products) {
            links.add(product[0].origin() + " " + product[1].origin());
        }
        List<String> starts =
                Stream.of(start).map(value -> value.operation().toString()).toList();
        if (starts.size() == 1) {
            links.add(starts.get(0));
        } else if (starts.size() > 1) {
            links.add(starts.toString());
        }
        return links;
    }

    @Test
    void productsStartWhereTheOneBeforeEnded() {
        Value[][] both = {{a, b}, {c, d}};
        assertEquals(expected(both), chain(simplified(sum(ab, cd))));
        assertEquals(expected(both, e), chain(simplified(sum(ab, cd, e))));
        assertEquals(expected(both, e, f), chain(simplified(sum(ab, e, cd, f))));
        assertEquals(expected(new Value[][] {{a, b}}, e), chain(simplified(sum(ab, e))));
    }

    /** Only the last link is what the sum was, the others have no name. */
    @Test
    void theChainHasTheNameOfTheSum() {
        Expr expression = ((MapOperation) sum(ab, cd, e).operation()).expression();
        Origin name = new Origin.Named("hidden", "sum");
        Value last = simplified(new Values().of(new MapOperation(expression), List.of(N, J), name));
        assertEquals(name, last.origin());
        Value first = ((Contract) last.operation()).start().orElseThrow();
        assertEquals(new Origin.Intermediate("hidden"), first.origin());
    }

    @Test
    void whatIsTheSameAlongAnAxisIsTakenAsItIs() {
        Value rows = sketch.map(leaf(row), N, J);
        assertEquals(expected(new Value[][] {{a, b}}, row), chain(simplified(sum(ab, rows))));
        Value twice = sketch.map(multiply(constant(2), leaf(row)), N, J);
        Value start =
                ((Contract) simplified(sum(ab, twice)).operation()).start().orElseThrow();
        assertEquals(List.of(N, J), start.axes());
    }

    @Test
    void otherSumsStay() {
        Expr x = leaf(ab);
        Expr y = leaf(cd);
        Value other = sketch.contract(sketch.parameter("g", N, J, I), sketch.parameter("h", I), N, J);
        Value turned = sketch.contract(b, a, J, N);
        Value started = sketch.contractFrom(e, a, b, N, J);
        Value vector = sketch.contract(sketch.parameter("g", N, I), sketch.parameter("h", I), N);
        for (Value value : List.of(
                sketch.map(sum(multiply(constant(2), x), multiply(constant(2), leaf(e))), N, J),
                sketch.map(sum(multiply(constant(2), x), leaf(e)), N, J),
                sketch.map(sum(multiply(x, leaf(e)), leaf(f)), N, J),
                sketch.map(sum(power(x, 2), leaf(e)), N, J),
                sketch.map(sum(x, constant(1)), N, J),
                sketch.map(sum(x, Algebra.apply(Primitive.TANH, leaf(e))), N, J),
                sketch.map(sum(leaf(vector), leaf(sketch.parameter("k", N))), N),
                sketch.map(sum(leaf(turned), leaf(e)), N, J),
                sum(e, f))) {
            assertEquals(MapOperation.class, simplified(value).operation().getClass(), value.operation()::toString);
        }
        assertEquals(MapOperation.class, simplified(sum(started, f)).operation().getClass(), "has a start");
        assertEquals(MapOperation.class, simplified(sum(ab, e), ab).operation().getClass(), "is a result");
        Value readTwice = sketch.map(sum(leaf(sum(ab, e)), power(leaf(ab), 2)), N, J);
        assertEquals(MapOperation.class, simplified(readTwice).operation().getClass(), "is read twice");
        assertEquals(Contract.class, simplified(sum(other, e)).operation().getClass(), "any product of two axes");
        assertEquals(
                MapOperation.class,
                simplified(sketch.map(sum(x, y, multiply(x, y)), N, J))
                        .operation()
                        .getClass());
    }
}
