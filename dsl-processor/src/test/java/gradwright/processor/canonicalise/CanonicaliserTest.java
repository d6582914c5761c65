package gradwright.processor.canonicalise;

import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Axes;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Sketch;
import gradwright.processor.op.Source;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is rewritten besides formulas. */
class CanonicaliserTest {

    private static final Axis N = Axis.batch();
    private static final Axis I = Axis.of("i", 3);
    private static final Axis J = Axis.of("j", 3);

    private final Sketch sketch = new Sketch();

    private static Value canonical(Value value) {
        Root root = new Root(Role.LOSS, "root", value);
        Graph graph = new Graph(List.of(new Program(new Kind(Task.LOSS, Targets.LABELS), List.of(root))), List.of());
        Value canonical = Canonicaliser.canonicalise(graph).roots().get(0);
        Point point = Point.random(List.of(value), 3, 3, new Random(3));
        assertArrayEquals(point.evaluate(value), point.evaluate(canonical));
        return canonical;
    }

    private static Class<?> operandOfGather(Value value) {
        return ((Gather) value.operation()).operand().operation().getClass();
    }

    @Test
    void anEntryAlongARenamedAxisIsThatOfTheOriginal() {
        Value x = sketch.parameter("x", N, I);
        Value renamed = sketch.seenAs(x, List.of(I), List.of(J), N, J);
        assertEquals(Source.class, operandOfGather(canonical(sketch.gather(renamed, sketch.labels(N), J, N))));
    }

    @Test
    void otherEntriesStay() {
        Value x = sketch.parameter("x", N, I);
        Value renamed = sketch.seenAs(x, List.of(I), List.of(J), N, J);
        Value byOriginal = sketch.gather(renamed, sketch.labels(I), J, N, I);
        assertEquals(Axes.class, operandOfGather(canonical(byOriginal)), "the index has the original's axis");
        Axis m = new Axis("m", N.size());
        Value otherAxis = sketch.seenAs(x, List.of(N), List.of(m), m, I);
        assertEquals(Axes.class, operandOfGather(canonical(sketch.gather(otherAxis, sketch.labels(m), I, m))));
        Axis one = Axis.of("one", 1);
        Value unit = sketch.seenAs(x, List.of(), List.of(one), N, I, one);
        assertEquals(Axes.class, operandOfGather(canonical(sketch.gather(unit, sketch.labels(N), I, N, one))));
        Axis both = Axis.of("both", 3);
        Value merged = sketch.seenAs(sketch.parameter("y", N, one, I), List.of(one, I), List.of(both), N, both);
        assertEquals(Axes.class, operandOfGather(canonical(sketch.gather(merged, sketch.labels(N), both, N))));
    }

    @Test
    void aMapThatChangesNothingIsItsOperand() {
        Value sum = sketch.sum(sketch.parameter("x", N, I), N);
        assertEquals(
                sum.operation().getClass(),
                canonical(sketch.map(leaf(sum), N)).operation().getClass());
        Value rows = sketch.map(leaf(sum), N, I);
        assertEquals(MapOperation.class, canonical(rows).operation().getClass(), "it has more axes");
        Value copy = sketch.map(leaf(sketch.parameter("x", N, I)), N, I);
        assertEquals(MapOperation.class, canonical(copy).operation().getClass(), "a source is the caller's");
    }
}
