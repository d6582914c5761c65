package gradwright.processor.simplify;

import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradwright.processor.RewriteComparison;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Sketch;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row, by its class. */
class SummedFactorTest {

    private static final Axis J = Axis.of("j", 3);
    private static final Axis N = Axis.batch();

    /** For each row a summand over samples and j that needs no sum over j. */
    private static Map<SummedFactor, Function<Sketch, Expr>> examples() {
        Map<SummedFactor, Function<Sketch, Expr>> examples = new EnumMap<>(SummedFactor.class);
        examples.put(
                SummedFactor.ONE_HOT,
                s -> multiply(
                        Algebra.apply(Primitive.EQUAL, new Index(J), leaf(s.labels(N))),
                        leaf(s.parameter("x", N, J)),
                        leaf(s.parameter("w", J))));
        examples.put(
                SummedFactor.SUMS_TO_ONE,
                s -> multiply(
                        leaf(s.call(Call.Function.SOFTMAX, s.parameter("z", N, J), J)), leaf(s.parameter("u", N))));
        return examples;
    }

    @Test
    void everyRowHasAnExample() {
        assertEquals(EnumSet.allOf(SummedFactor.class), examples().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void everyRowKeepsWhatItsClassSays(SummedFactor row) {
        Sketch sketch = new Sketch();
        Expr summand = examples().get(row).apply(sketch);
        Value sum = sketch.sum(sketch.map(summand, N, J), N);
        Value simplified = new SumSimplifier(sum, List.of(N, J), new Values()).simplify(summand);
        boolean stillSums =
                Graph.reachable(List.of(simplified)).stream().anyMatch(value -> value.operation() instanceof Reduce);
        assertFalse(stillSums, "the row applied");
        RewriteComparison.of(sum, simplified).check(row.soundness());
    }
}
