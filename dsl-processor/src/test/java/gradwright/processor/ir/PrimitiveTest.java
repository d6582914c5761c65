package gradwright.processor.ir;

import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gradwright.processor.interpret.Point;
import gradwright.processor.op.Sketch;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the table of scalar primitives. */
class PrimitiveTest {

    private static final Sketch SKETCH = new Sketch();
    private static final List<Value> ARGUMENTS = List.of(SKETCH.parameter("a"), SKETCH.parameter("b"));
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.3,
        -2.5,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        1e300,
        -1e300,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private static Point at(double... x) {
        return Point.of(1).with("a", x[0]).with("b", x.length > 1 ? x[1] : 0);
    }

    private static double evaluate(Expr expr, double... x) {
        return at(x).evaluate(SKETCH.map(expr))[0];
    }

    private static List<Expr> leaves(int arity) {
        return ARGUMENTS.subList(0, arity).stream().map(Sketch::leaf).toList();
    }

    /** Values from mpmath at 50 digits, rounded. */
    static Stream<Arguments> values() {
        return Stream.of(
                arguments(Primitive.EXP, 2.718281828459045, new double[] {1}),
                arguments(Primitive.EXP, 0.0, new double[] {-1000}),
                arguments(Primitive.EXP, 0.6065306597126334, new double[] {-0.5}),
                arguments(Primitive.LOG, -0.6931471805599453, new double[] {0.5}),
                arguments(Primitive.LOG, 2.302585092994046, new double[] {10}),
                arguments(Primitive.TANH, 0.46211715726000974, new double[] {0.5}),
                arguments(Primitive.TANH, -0.999329299739067, new double[] {-4}),
                arguments(Primitive.TANH, 1.0, new double[] {1000}),
                arguments(Primitive.SIGMOID, 0.5, new double[] {0}),
                arguments(Primitive.SIGMOID, 0.8807970779778824, new double[] {2}),
                arguments(Primitive.SIGMOID, 4.248354255291589e-18, new double[] {-40}),
                arguments(Primitive.SIGMOID, 1.0, new double[] {1000}),
                arguments(Primitive.SIGMOID, 0.0, new double[] {-1000}),
                arguments(Primitive.XLOGY, 2.0794415416798357, new double[] {3, 2}),
                arguments(Primitive.XLOGY, 0.0, new double[] {0, 0}),
                arguments(Primitive.MAX, 3.0, new double[] {-2, 3}),
                arguments(Primitive.MAX, 3.0, new double[] {3, -2}),
                arguments(Primitive.GREATER, 1.0, new double[] {3, -2}),
                arguments(Primitive.GREATER, 0.0, new double[] {3, 3}),
                arguments(Primitive.GREATER, 0.0, new double[] {-2, 3}),
                arguments(Primitive.EQUAL, 1.0, new double[] {3, 3}),
                arguments(Primitive.EQUAL, 0.0, new double[] {3, -3}));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueAndDerivatives(Primitive primitive, double value, double[] x) {
        assertEquals(value, primitive.value(x), 4e-16 * Math.max(Math.abs(value), 1e-300), "value");
        List<Expr> arguments = leaves(x.length);
        Value number = SKETCH.map(Algebra.apply(primitive, arguments));
        List<Expr> derivatives = primitive.derivatives(arguments);
        assertEquals(x.length, derivatives.size());
        boolean isSmooth =
                Arrays.stream(x).anyMatch(entry -> entry != 0) && !(primitive.isComparison() && x[0] == x[1]);
        for (int i = 0; i < x.length && (isSmooth || x.length == 1); i++) {
            double difference = at(x).difference(number, i == 0 ? "a" : "b", new double[] {1});
            double derivative = evaluate(derivatives.get(i), x);
            assertEquals(difference, derivative, 1e-9 * Math.max(1, Math.abs(value)), "derivative " + i);
        }
    }

    @Test
    void everyPrimitiveHasARow() {
        Set<Primitive> rows = values().map(row -> (Primitive) row.get()[0])
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Primitive.class)));
        assertEquals(EnumSet.allOf(Primitive.class), rows);
    }

    /** A constant wins a tie, and has no derivative; two values share it (LOSSES.md, "Kinks"). */
    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "-0.0, 0", "1, 1", "1e-300, 1"})
    void tiesOfMax(double a, double byConstant) {
        Expr x = leaf(ARGUMENTS.get(0));
        Expr y = leaf(ARGUMENTS.get(1));
        for (Expr max :
                List.of(Algebra.apply(Primitive.MAX, x, Algebra.ZERO), Algebra.apply(Primitive.MAX, Algebra.ZERO, x))) {
            assertEquals(byConstant, evaluate(Derivative.of(max, ARGUMENTS.get(0)), a));
        }
        Expr larger = Algebra.apply(Primitive.MAX, x, y);
        assertEquals(0.5, evaluate(Derivative.of(larger, ARGUMENTS.get(0)), a, a));
        assertEquals(0.5, evaluate(Derivative.of(larger, ARGUMENTS.get(1)), a, a));
        assertEquals(1, evaluate(Derivative.of(larger, ARGUMENTS.get(0)), a, a - 1));
        assertEquals(0, evaluate(Derivative.of(larger, ARGUMENTS.get(1)), a, a - 1));
        assertEquals(1, evaluate(Derivative.of(Algebra.apply(Primitive.MAX, x, x), ARGUMENTS.get(0)), a));
    }

    /** What is read back from a stored result has the very bits of what it stands for, whatever the arguments. */
    @ParameterizedTest
    @EnumSource
    void readBackHasTheSameBits(Primitive primitive) {
        Value stored = SKETCH.parameter("stored");
        int arity = (int) values().filter(row -> row.get()[0] == primitive)
                .mapToLong(row -> ((double[]) row.get()[2]).length)
                .findFirst()
                .orElseThrow();
        Map<Expr, Expr> rows = primitive.readBack(leaves(arity), leaf(stored));
        for (double a : SPECIAL) {
            for (double b : SPECIAL) {
                double[] x = Arrays.copyOf(new double[] {a, b}, arity);
                Point point = at(x).with("stored", primitive.value(x));
                rows.forEach((expr, instead) -> assertEquals(
                        Double.doubleToRawLongBits(point.evaluate(SKETCH.map(expr))[0]),
                        Double.doubleToRawLongBits(point.evaluate(SKETCH.map(instead))[0]),
                        primitive + " at " + Arrays.toString(x)));
            }
        }
        assertTrue(primitive != Primitive.MAX || !rows.isEmpty(), "relu' is read off its output");
    }

    @Test
    void comparisonsOfConstantsAreDecided() {
        Expr two = Algebra.constant(2);
        Expr three = Algebra.constant(3);
        assertEquals(Algebra.ONE, Algebra.apply(Primitive.GREATER, three, two));
        assertEquals(Algebra.ZERO, Algebra.apply(Primitive.GREATER, two, two));
        assertEquals(Algebra.ZERO, Algebra.apply(Primitive.GREATER, two, three));
        assertEquals(Algebra.ONE, Algebra.apply(Primitive.EQUAL, two, two));
        assertEquals(Algebra.ZERO, Algebra.apply(Primitive.EQUAL, two, three));
    }
}
