package gradwright.processor.simplify;

import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.RewriteComparison;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.Sketch;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row, by its class. */
class SumRuleTest {

    private static final Axis J = Axis.of("j", 3);
    private static final Axis N = Axis.batch();

    private final Sketch sketch = new Sketch();
    private final Expr x = leaf(sketch.parameter("x", N, J));
    private final Expr w = leaf(sketch.parameter("w", J));
    private final Expr u = leaf(sketch.parameter("u", N));
    private final Expr oneHot = Algebra.apply(Primitive.EQUAL, new Index(J), leaf(sketch.labels(N)));
    private final Expr softmax = leaf(sketch.call(Call.Function.SOFTMAX, sketch.parameter("z", N, J), J));

    /** For each row something that is summed over j and that it is about, for every sample. */
    private Map<SumRule, Expr> examples() {
        Map<SumRule, Expr> examples = new EnumMap<>(SumRule.class);
        examples.put(SumRule.DISTRIBUTE, multiply(constant(-2), x, subtract(softmax, oneHot)));
        examples.put(SumRule.SPLIT, Algebra.sum(List.of(multiply(u, x), multiply(constant(3), x, x), constant(5))));
        examples.put(SumRule.HOIST, multiply(constant(3), u, x, w));
        examples.put(SumRule.ONE_HOT, multiply(oneHot, x, w));
        examples.put(SumRule.SUMS_TO_ONE, multiply(softmax, u));
        examples.put(SumRule.COEFFICIENT, multiply(constant(-3), x));
        examples.put(SumRule.COUNT, u);
        return examples;
    }

    /** {@code u} times the sum over j. */
    private PartialSum part(Expr inside) {
        return new PartialSum(u, inside, List.of(J));
    }

    private SumSimplifier simplifier(Expr inside) {
        return new SumSimplifier(sketch.sum(sketch.map(inside, N, J), N), List.of(N, J), new Values());
    }

    @Test
    void everyRowHasAnExample() {
        assertEquals(EnumSet.allOf(SumRule.class), examples().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void everyRowKeepsWhatItsClassSays(SumRule row) {
        Expr inside = examples().get(row);
        List<PartialSum> parts = row.of(part(inside), simplifier(inside)).orElseThrow();
        assertNotEquals(List.of(part(inside)), parts);
        Value rewritten = sketch.map(Algebra.sum(parts.stream().map(this::value).toList()), N);
        RewriteComparison.of(sketch.map(value(part(inside)), N), rewritten).check(row.soundness());
    }

    private Expr value(PartialSum part) {
        Value summand = sketch.map(part.inside(), N, J);
        return part.axes().isEmpty()
                ? multiply(part.outside(), part.inside())
                : multiply(part.outside(), leaf(sketch.sum(summand, N)));
    }

    /** No rule is about a sum that is as simple as can be. */
    @ParameterizedTest
    @EnumSource
    void aSimpleSumStays(SumRule row) {
        assertTrue(row.of(part(x), simplifier(x)).isEmpty());
        Expr product = multiply(x, w, Algebra.power(softmax, 2));
        assertTrue(row.of(part(product), simplifier(product)).isEmpty());
    }

    /** Only a one-hot along an axis that is summed over is worth it. */
    @Test
    void sumsWithoutAOneHotAreNotDistributed() {
        for (Expr factor : List.of(Algebra.sum(List.of(w, u)), subtract(softmax, oneHotOfSamples()))) {
            Expr product = multiply(x, factor);
            assertTrue(SumRule.DISTRIBUTE.of(part(product), simplifier(product)).isEmpty());
        }
    }

    private Expr oneHotOfSamples() {
        return Algebra.apply(Primitive.EQUAL, new Index(N), leaf(sketch.labels(J)));
    }
}
