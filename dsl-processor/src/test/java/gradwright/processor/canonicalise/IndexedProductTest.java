package gradwright.processor.canonicalise;

import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.RewriteComparison;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Soundness;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Sketch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which sums are products of matrices, and that they stay what they are. */
class IndexedProductTest {

    private static final Axis N = Axis.batch();
    private static final Axis M = Axis.of("m", 4);
    private static final Axis L = Axis.of("l", 2);
    private static final Axis K = Axis.of("k", 3);

    private final Sketch sketch = new Sketch();
    private final Expr a = leaf(sketch.parameter("a", N, M));
    private final Expr b = leaf(sketch.parameter("b", M, K));
    private final Expr turned = leaf(sketch.parameter("turned", K, M));
    private final Expr v = leaf(sketch.parameter("v", M));
    private final Expr u = leaf(sketch.parameter("u", N));
    private final Expr w = leaf(sketch.parameter("w", K));

    private Value sum(Expr summand, Axis... axes) {
        return sketch.sum(sketch.map(summand, N, M, K), axes);
    }

    /** The sum's canonical form, which is as good as the sum. */
    private static Value canonical(Value sum) {
        Root root = new Root(Role.LOSS, "root", sum);
        Graph graph = new Graph(List.of(new Program(new Kind(Task.LOSS, Targets.LABELS), List.of(root))), List.of());
        Value canonical = Canonicaliser.canonicalise(graph).roots().get(0);
        RewriteComparison.of(sum, canonical).check(Soundness.SOUND);
        return canonical;
    }

    private static long count(Value value, Class<? extends Operation> operation) {
        return Graph.reachable(List.of(value)).stream()
                .filter(part -> operation.isInstance(part.operation()))
                .count();
    }

    private static void assertProducts(int expected, Value sum) {
        Value canonical = canonical(sum);
        assertEquals(expected, count(canonical, Contract.class));
        assertEquals(expected == 0 ? 1 : 0, count(canonical, Reduce.class));
    }

    @Test
    void twoFactorsAreAProduct() {
        for (Expr product : List.of(multiply(a, b), multiply(b, a), multiply(a, turned))) {
            assertEquals(
                    Contract.class, canonical(sum(product, N, K)).operation().getClass());
            assertEquals(
                    Contract.class, canonical(sum(product, K, N)).operation().getClass());
        }
    }

    @Test
    void whatDoesNotVaryStaysOutside() {
        assertProducts(1, sum(multiply(constant(-3), a, b), N, K));
        assertProducts(1, sum(divide(multiply(a, u, b), multiply(w, Algebra.size(N))), N, K));
    }

    @Test
    void factorsOfOneSideAreOneMatrix() {
        assertProducts(1, sum(multiply(a, v, b), N, K));
        assertProducts(1, sum(multiply(power(a, 2), apply(Primitive.TANH, b), turned), N, K));
        assertProducts(1, sum(multiply(subtract(a, u), subtract(b, v)), N, K));
    }

    @Test
    void everyTermCountsForItself() {
        Expr other = leaf(sketch.parameter("other", N, M));
        assertProducts(2, sum(Algebra.sum(List.of(multiply(a, b), multiply(constant(2), v, turned, u, other))), N, K));
        Value canonical = canonical(sum(Algebra.sum(List.of(multiply(a, b), apply(Primitive.TANH, a))), N, K));
        assertEquals(1, count(canonical, Contract.class));
        assertEquals(1, count(canonical, Reduce.class));
    }

    @Test
    void oneSumMayBeSeveralProducts() {
        Expr c = leaf(sketch.parameter("c", M, L));
        Expr d = leaf(sketch.parameter("d", L, K));
        assertProducts(2, sketch.sum(sketch.map(multiply(a, c, d), N, M, L, K), N, K));
    }

    @Test
    void aVectorMayBeAFactor() {
        assertProducts(1, sketch.sum(sketch.map(multiply(a, v), N, M), N));
        assertProducts(1, sketch.sum(sketch.map(multiply(a, u), N, M), M));
    }

    @Test
    void aVectorStaysBesideWhatIsComputedEntryByEntry() {
        assertProducts(0, sketch.sum(sketch.map(multiply(apply(Primitive.TANH, a), v), N, M), N));
        assertProducts(0, sketch.sum(sketch.map(multiply(a, power(v, 2)), N, M), N));
        assertProducts(0, sketch.sum(sketch.map(multiply(leaf(sketch.map(Algebra.negate(a), N, M)), v), N, M), N));
    }

    @Test
    void aFactorOfBothSidesIsNoMatrix() {
        assertProducts(0, sum(multiply(a, apply(Primitive.TANH, multiply(a, b))), N, K));
        // Taken apart, it would lose the digits that a and b do not have in common.
        assertProducts(0, sum(multiply(a, subtract(a, b)), N, K));
        assertProducts(0, sketch.sum(sketch.map(multiply(a, leaf(sketch.parameter("e", N, M))), N, M), N));
    }

    /** {@code [m < n] x} is 0 for any x where m is not below n, infinite or not. */
    @Test
    void aChoiceIsNoFactor() {
        Expr before = apply(Primitive.GREATER, new Index(N), new Index(M));
        assertProducts(0, sum(multiply(a, before, b), N, K));
        Expr named = leaf(sketch.map(multiply(before, a), N, M));
        assertProducts(0, sum(multiply(named, b), N, K));
        Expr outside = apply(Primitive.GREATER, new Index(N), new Index(K));
        assertProducts(1, sum(multiply(a, outside, b), N, K));
    }

    @Test
    void onlySumsAreProducts() {
        Value most = sketch.reduce(Reduce.Kind.MAX, sketch.map(multiply(a, b), N, M, K), N, K);
        assertEquals(0, count(canonical(most), Contract.class));
    }
}
