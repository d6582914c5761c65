package gradwright.processor.check;

import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Sketch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The instrument itself: what it finds, what it lets pass, and that it counts everything. */
class GradientCheckerTest {

    private final Sketch sketch = new Sketch();

    private CheckReport check(Value number, Value source, Value derivative, double... x) {
        Assignment at = new Assignment(Sizes.ofBatch(1), Map.of("x", x));
        return GradientChecker.check(number, Map.of(source, derivative), at, new SplittableRandom(3));
    }

    private static Expr times(double factor, Expr expr) {
        return Algebra.multiply(Algebra.constant(Rational.of(factor)), expr);
    }

    /** exp has the derivative exp; one that is off by a part in a hundred million is found. */
    @ParameterizedTest
    @CsvSource({"1, true", "1.00000001, false", "0.9999, false", "-1, false", "0, false"})
    void aWrongFactorIsFound(double factor, boolean passes) {
        Value x = sketch.parameter("x");
        Value e = sketch.map(Algebra.apply(Primitive.EXP, leaf(x)));
        CheckReport report = check(e, x, sketch.map(times(factor, leaf(e))), 0.7);
        assertEquals(passes, report.passed(), report.toString());
        assertEquals(2, report.smooth());
        assertEquals(0, report.redrawn());
    }

    /** One random direction, and units: all of a small tensor, ten of a large one. */
    @ParameterizedTest
    @CsvSource({"1, 2", "3, 4", "10, 11", "11, 11", "200, 11"})
    void everythingIsCounted(int size, int directions) {
        Axis axis = Axis.of("a", size);
        Value x = sketch.parameter("x", axis);
        Value sum = sketch.sum(sketch.map(Algebra.power(leaf(x), 2), axis));
        Value right = sketch.map(times(2, leaf(x)), axis);
        CheckReport report = check(
                sum, x, right, new SplittableRandom(1).doubles(size, -1, 1).toArray());
        assertTrue(report.passed(), report.toString());
        assertEquals(directions, report.smooth());
        assertEquals(directions, report.compared());
    }

    /** The first and the last entry are looked at by themselves, the others by the random direction at least. */
    @ParameterizedTest
    @ValueSource(ints = {0, 77, 199})
    void oneWrongEntryIsFound(int wrong) {
        Axis axis = Axis.of("a", 200);
        Value x = sketch.parameter("x", axis);
        Value sum = sketch.sum(sketch.map(Algebra.power(leaf(x), 2), axis));
        Expr isWrong = Algebra.apply(Primitive.EQUAL, new Expr.Index(axis), Algebra.constant(wrong));
        Value derivative = sketch.map(Algebra.sum(List.of(times(2, leaf(x)), times(0.001, isWrong))), axis);
        double[] ones = new double[200];
        Arrays.fill(ones, 1);
        CheckReport report = check(sum, x, derivative, ones);
        assertFalse(report.passed());
        String unit = "entry " + wrong + " of `x`";
        boolean isNamed = report.findings().stream()
                .anyMatch(finding -> finding.direction().equals(unit));
        assertEquals(wrong != 77, isNamed, report.toString());
    }

    /** At 0 every slope from 0 to 1 is one of relu's, and no other. */
    @ParameterizedTest
    @CsvSource({"0, true", "0.5, true", "1, true", "-0.001, false", "1.001, false"})
    void atAKinkTheGradientLiesBetweenTheSlopes(double slope, boolean passes) {
        Value x = sketch.parameter("x");
        Value relu = sketch.map(Algebra.apply(Primitive.MAX, leaf(x), Algebra.ZERO));
        CheckReport report = check(relu, x, sketch.map(Algebra.constant(Rational.of(slope))), 0);
        assertEquals(passes, report.passed(), report.toString());
        assertEquals(2, report.kinks());
        assertEquals(2, report.compared());
    }

    /** A kink near by is stepped around: the slope there is 1 and nothing else. */
    @ParameterizedTest
    @CsvSource({"1e-5, 1, true", "1e-5, 0.5, false", "1e-5, 0, false", "-1e-6, 0, true", "-1e-6, 1, false"})
    void nearAKinkTheStepIsShorter(double x0, double slope, boolean passes) {
        Value x = sketch.parameter("x");
        Value relu = sketch.map(Algebra.apply(Primitive.MAX, leaf(x), Algebra.ZERO));
        CheckReport report = check(relu, x, sketch.map(Algebra.constant(Rational.of(slope))), x0);
        assertEquals(passes, report.passed(), report.toString());
        assertEquals(2, report.smooth());
        assertTrue(report.redrawn() > 0);
    }

    /** What cannot be told is counted as such, not as a success. */
    @Test
    void whatRoundingHidesIsLoose() {
        Value x = sketch.parameter("x");
        Expr large = Algebra.constant(Rational.of(1e15));
        Value sum = sketch.map(Algebra.apply(
                Primitive.EXP, Algebra.apply(Primitive.LOG, Algebra.sum(List.of(leaf(x), large)))));
        CheckReport report = check(sum, x, sketch.map(Algebra.ONE), 0.5);
        assertEquals(2, report.loose());
        assertEquals(2, report.compared());
    }

    @Test
    void aGradientThatIsNoNumberFails() {
        Value x = sketch.parameter("x");
        Value number = sketch.map(Algebra.power(leaf(x), 2));
        Value derivative = sketch.map(Algebra.apply(Primitive.LOG, leaf(x)));
        assertFalse(check(number, x, derivative, -1).passed());
    }
}
