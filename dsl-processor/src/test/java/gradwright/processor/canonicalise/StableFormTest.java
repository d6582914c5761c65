package gradwright.processor.canonicalise;

import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.RewriteComparison;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Sketch;
import gradwright.processor.op.Stop;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row, by its class. */
class StableFormTest {

    private static final Axis N = Axis.of("n", 2);
    private static final Axis J = Axis.of("j", 3);

    /** For each row something that it is about. */
    private static Map<StableForm, Function<Sketch, Expr>> examples() {
        Map<StableForm, Function<Sketch, Expr>> examples = new EnumMap<>(StableForm.class);
        examples.put(StableForm.LOG_OF_SOFTMAX, s -> apply(Primitive.LOG, softmax(s)));
        examples.put(StableForm.WEIGHTED_LOG_OF_SOFTMAX, s -> apply(Primitive.XLOGY, weight(s), softmax(s)));
        examples.put(StableForm.LOG_OF_SUM_OF_EXP, s -> {
            Value terms = s.map(apply(Primitive.EXP, leaf(s.parameter("z", J))), J);
            return apply(Primitive.LOG, leaf(s.sum(terms)));
        });
        examples.put(StableForm.BINARY_CROSS_ENTROPY, s -> {
            Expr a = leaf(s.map(apply(Primitive.SIGMOID, leaf(s.parameter("t", J))), J));
            Expr sigmoid = leaf(s.map(apply(Primitive.SIGMOID, leaf(s.parameter("z", J))), J));
            return Algebra.sum(List.of(
                    apply(Primitive.XLOGY, a, sigmoid),
                    apply(Primitive.XLOGY, Algebra.subtract(Algebra.ONE, a), Algebra.subtract(Algebra.ONE, sigmoid))));
        });
        return examples;
    }

    private static Expr softmax(Sketch sketch) {
        return leaf(sketch.call(Call.Function.SOFTMAX, sketch.parameter("z", J), J));
    }

    private static Expr weight(Sketch sketch) {
        return leaf(sketch.parameter("t", J));
    }

    @Test
    void everyRowHasAnExample() {
        assertEquals(EnumSet.allOf(StableForm.class), examples().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void everyRowKeepsWhatItsClassSays(StableForm row) {
        Sketch sketch = new Sketch();
        Expr original = examples().get(row).apply(sketch);
        Values values = new Values();
        Value rewritten = sketch.map(
                row.of(original, new Origin.Intermediate("example"), values).orElseThrow(), J);
        RewriteComparison.of(sketch.map(original, J), rewritten).check(row.soundness());
    }

    /** Rows of 3 entries, of which a sum is taken each: entries at hand, computed ones, and ones that repeat along an axis. */
    @ParameterizedTest
    @ValueSource(strings = {"z", "2 z", "z of each row"})
    void logOfSumOfExpKeepsTheAxesOfTheEntries(String entries) {
        Sketch s = new Sketch();
        Value z = entries.equals("z of each row") ? s.parameter("z", N) : s.parameter("z", N, J);
        Expr exponent = entries.equals("2 z") ? Algebra.multiply(Algebra.constant(2), leaf(z)) : leaf(z);
        Expr original = apply(Primitive.LOG, leaf(s.sum(s.map(apply(Primitive.EXP, exponent), N, J), N)));
        Expr rewritten = StableForm.LOG_OF_SUM_OF_EXP
                .of(original, new Origin.Intermediate("example"), new Values())
                .orElseThrow();
        RewriteComparison.of(s.map(original, N), s.map(rewritten, N)).check(StableForm.LOG_OF_SUM_OF_EXP.soundness());
        assertEquals(entries.equals("z"), maximum(rewritten).operand().equals(z), "reads z itself");
    }

    private static Reduce maximum(Expr rewritten) {
        return rewritten.leaves().stream()
                .map(Value::operation)
                .filter(Stop.class::isInstance)
                .map(stop -> (Reduce) ((Stop) stop).operand().operation())
                .findFirst()
                .orElseThrow();
    }

    /** {@code 2 a log(s) + 3 (1 - a) log(1 - s)} is no cross-entropy. */
    @Test
    void bothTermsOfACrossEntropyCountTheSame() {
        Sketch s = new Sketch();
        Expr terms = examples().get(StableForm.BINARY_CROSS_ENTROPY).apply(s);
        List<Expr> uneven = new ArrayList<>();
        for (Expr.Term term : Algebra.asTerms(terms)) {
            uneven.add(Algebra.multiply(Algebra.constant(2 + uneven.size()), Algebra.ofTerm(term)));
        }
        assertEquals(
                Optional.empty(),
                StableForm.BINARY_CROSS_ENTROPY.of(
                        Algebra.sum(uneven), new Origin.Intermediate("example"), new Values()));
    }
}
