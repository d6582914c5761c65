package gradwright.processor.canonicalise;

import static gradwright.processor.ir.Algebra.ONE;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.negate;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.ir.Primitive.EXP;
import static gradwright.processor.ir.Primitive.EXPM1;
import static gradwright.processor.ir.Primitive.LOG;
import static gradwright.processor.ir.Primitive.LOG1P;
import static gradwright.processor.ir.Primitive.LOGSIGMOID;
import static gradwright.processor.ir.Primitive.SIGMOID;
import static gradwright.processor.ir.Primitive.SOFTPLUS;
import static gradwright.processor.ir.Primitive.TANH;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.RewriteComparison;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Sketch;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row, by its class; and what is nearly spelled like one stays as it is. */
class SpelledFormTest {

    private static final Axis J = Axis.of("j", 3);
    private static final Origin ORIGIN = new Origin.Intermediate("example");

    private final Sketch sketch = new Sketch();
    private final Values values = new Values();
    private final Expr x = leaf(sketch.parameter("x", J));
    private final Expr y = leaf(sketch.parameter("y", J));
    private final Expr exp = apply(EXP, x);
    private final Expr expOfMinus = apply(EXP, negate(x));
    private final Value entries = sketch.map(exp, J);

    /** For each row something that it is about. */
    private Map<SpelledForm, Expr> examples() {
        Map<SpelledForm, Expr> examples = new EnumMap<>(SpelledForm.class);
        examples.put(SpelledForm.LOG_OF_SIGMOID, apply(LOG, apply(SIGMOID, x)));
        examples.put(SpelledForm.LOG_OF_ONE_PLUS_EXP, apply(LOG, sum(ONE, exp)));
        examples.put(SpelledForm.LOG_OF_ONE_LESS_SIGMOID, apply(LOG, subtract(ONE, apply(SIGMOID, x))));
        examples.put(SpelledForm.LOG_OF_ONE_PLUS, apply(LOG, sum(ONE, power(x, 2))));
        examples.put(SpelledForm.EXP_LESS_ONE, subtract(exp, ONE));
        examples.put(SpelledForm.EXP_BY_ONE_PLUS_EXP, multiply(y, divide(exp, sum(ONE, exp))));
        examples.put(SpelledForm.EXPM1_BY_ONE_PLUS_EXP, divide(apply(EXPM1, x), sum(ONE, exp)));
        examples.put(SpelledForm.SINH_BY_COSH, divide(multiply(y, subtract(exp, expOfMinus)), sum(expOfMinus, exp)));
        examples.put(SpelledForm.EXP_BY_SUM_OF_EXP, divide(leaf(entries), leaf(sketch.sum(entries))));
        examples.put(SpelledForm.ONE_BY_ONE_PLUS_EXP, multiply(constant(-3), y, divide(ONE, sum(ONE, exp))));
        return examples;
    }

    /** What each is written as instead, by hand. */
    private Map<SpelledForm, Expr> forms() {
        Map<SpelledForm, Expr> forms = new EnumMap<>(SpelledForm.class);
        forms.put(SpelledForm.LOG_OF_SIGMOID, apply(LOGSIGMOID, x));
        forms.put(SpelledForm.LOG_OF_ONE_PLUS_EXP, apply(SOFTPLUS, x));
        forms.put(SpelledForm.LOG_OF_ONE_LESS_SIGMOID, apply(LOGSIGMOID, negate(x)));
        forms.put(SpelledForm.LOG_OF_ONE_PLUS, apply(LOG1P, power(x, 2)));
        forms.put(SpelledForm.EXP_LESS_ONE, apply(EXPM1, x));
        forms.put(SpelledForm.EXP_BY_ONE_PLUS_EXP, multiply(y, apply(SIGMOID, x)));
        forms.put(SpelledForm.EXPM1_BY_ONE_PLUS_EXP, apply(TANH, divide(x, constant(2))));
        forms.put(SpelledForm.SINH_BY_COSH, multiply(y, apply(TANH, x)));
        Value softmax = values.of(new Call(Call.Function.SOFTMAX, sketch.parameter("x", J), J), List.of(J), ORIGIN);
        forms.put(SpelledForm.EXP_BY_SUM_OF_EXP, leaf(softmax));
        forms.put(SpelledForm.ONE_BY_ONE_PLUS_EXP, multiply(constant(-3), y, apply(SIGMOID, negate(x))));
        return forms;
    }

    private static Expr sum(Expr... exprs) {
        return Algebra.sum(List.of(exprs));
    }

    @Test
    void everyRowHasAnExample() {
        assertEquals(EnumSet.allOf(SpelledForm.class), examples().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void everyRowKeepsWhatItsClassSays(SpelledForm row) {
        Expr original = examples().get(row);
        Expr rewritten = row.of(original, ORIGIN, values).orElseThrow();
        RewriteComparison.of(sketch.map(original, J), sketch.map(rewritten, J)).check(row.soundness());
    }

    @ParameterizedTest
    @EnumSource
    void everyRowGivesItsForm(SpelledForm row) {
        Expr original = examples().get(row);
        assertEquals(forms().get(row), row.of(original, ORIGIN, values).orElseThrow());
        assertEquals(forms().get(row), SpelledForm.inPrimitives(original, ORIGIN, values));
    }

    /** A part may have a name of its own. */
    @Test
    void namesDoNotMatter() {
        Value named = sketch.map(sum(ONE, leaf(entries)), J);
        assertEquals(apply(SOFTPLUS, x), SpelledForm.inPrimitives(apply(LOG, leaf(named)), ORIGIN, values));
        assertEquals(apply(SIGMOID, x), SpelledForm.inPrimitives(divide(exp, leaf(named)), ORIGIN, values));
        assertEquals(apply(SIGMOID, x), SpelledForm.inPrimitives(divide(leaf(entries), leaf(named)), ORIGIN, values));
    }

    /** What softmax is taken of is a value of its own. */
    @Test
    void softmaxOfAFormula() {
        Expr twice = multiply(constant(2), x);
        Value ofTwice = sketch.map(apply(EXP, twice), J);
        Expr softmax = SpelledForm.inPrimitives(divide(leaf(ofTwice), leaf(sketch.sum(ofTwice))), ORIGIN, values);
        Value operand = values.of(new MapOperation(twice), List.of(J), ORIGIN);
        assertEquals(leaf(values.of(new Call(Call.Function.SOFTMAX, operand, J), List.of(J), ORIGIN)), softmax);
    }

    @Test
    void whatIsNearlyAFormStays() {
        Expr two = constant(2);
        for (Expr other : List.of(
                apply(LOG, sum(two, exp)),
                apply(LOG, sum(ONE, exp, y)),
                apply(LOG, x),
                sum(exp, ONE),
                subtract(exp, two),
                sum(exp, y, constant(-1)),
                subtract(x, ONE),
                divide(exp, sum(two, exp)),
                divide(exp, sum(ONE, x)),
                divide(ONE, sum(ONE, x)),
                power(sum(ONE, exp), -2),
                multiply(exp, sum(ONE, exp)),
                divide(subtract(exp, expOfMinus), subtract(exp, apply(EXP, negate(y)))),
                divide(sum(exp, expOfMinus), sum(exp, apply(EXP, y))),
                divide(exp, leaf(sketch.sum(sketch.map(apply(EXP, y), J)))),
                divide(exp, leaf(sketch.reduce(Reduce.Kind.MAX, entries))),
                divide(y, leaf(sketch.sum(entries))))) {
            assertEquals(other, SpelledForm.inPrimitives(other, ORIGIN, values));
        }
        // Of the numerator exp(y) beside 1 + exp(x) only the divisor is spelled like a sigmoid.
        assertEquals(
                multiply(apply(EXP, y), apply(SIGMOID, negate(x))),
                SpelledForm.inPrimitives(divide(apply(EXP, y), sum(ONE, exp)), ORIGIN, values));
    }
}
