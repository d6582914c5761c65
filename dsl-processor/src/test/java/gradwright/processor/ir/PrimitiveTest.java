package gradwright.processor.ir;

import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gradwright.processor.interpret.DecimalArithmetic;
import gradwright.processor.interpret.DoubleArithmetic;
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
    private static final List<Value> ARGUMENTS =
            List.of(SKETCH.parameter("a"), SKETCH.parameter("b"), SKETCH.parameter("c"));
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
        double[] all = Arrays.copyOf(x, 3);
        return Point.of(1).with("a", all[0]).with("b", all[1]).with("c", all[2]);
    }

    private static double value(Primitive primitive, double... x) {
        return primitive.value(new DoubleArithmetic(), Arrays.stream(x).boxed().toList());
    }

    private static double exactValue(Primitive primitive, double... x) {
        return primitive
                .value(
                        new DecimalArithmetic(),
                        Arrays.stream(x).mapToObj(Decimal::of).toList())
                .doubleValue();
    }

    private static double evaluate(Expr expr, double... x) {
        return at(x).evaluate(SKETCH.map(expr))[0];
    }

    private static List<Expr> leaves(int arity) {
        return ARGUMENTS.subList(0, arity).stream().map(Sketch::leaf).toList();
    }

    /** Values from mpmath at 40 digits, rounded. */
    static Stream<Arguments> values() {
        return Stream.of(
                arguments(Primitive.EXP, 2.718281828459045, new double[] {1}),
                arguments(Primitive.EXP, 0.0, new double[] {-1000}),
                arguments(Primitive.EXP, 0.6065306597126334, new double[] {-0.5}),
                arguments(Primitive.EXPM1, 1.00000000005e-10, new double[] {1e-10}),
                arguments(Primitive.EXPM1, -1.0, new double[] {-40}),
                arguments(Primitive.EXPM1, 1.7182818284590453, new double[] {1}),
                arguments(Primitive.LOG, -0.6931471805599453, new double[] {0.5}),
                arguments(Primitive.LOG, 2.302585092994046, new double[] {10}),
                arguments(Primitive.SIN, 0.479425538604203, new double[] {0.5}),
                arguments(Primitive.SIN, -0.5063656411097588, new double[] {100}),
                arguments(Primitive.COS, 0.8775825618903728, new double[] {0.5}),
                arguments(Primitive.TANH, 0.46211715726000974, new double[] {0.5}),
                arguments(Primitive.TANH, -0.999329299739067, new double[] {-4}),
                arguments(Primitive.TANH, 1.0, new double[] {1000}),
                arguments(Primitive.SIGMOID, 0.5, new double[] {0}),
                arguments(Primitive.SIGMOID, 0.8807970779778824, new double[] {2}),
                arguments(Primitive.SIGMOID, 4.248354255291589e-18, new double[] {-40}),
                arguments(Primitive.SIGMOID, 1.0, new double[] {1000}),
                arguments(Primitive.SIGMOID, 0.0, new double[] {-1000}),
                arguments(Primitive.SOFTPLUS, 0.6931471805599453, new double[] {0}),
                arguments(Primitive.SOFTPLUS, 3.048587351573742, new double[] {3}),
                arguments(Primitive.SOFTPLUS, 4.248354255291589e-18, new double[] {-40}),
                arguments(Primitive.SOFTPLUS, 1000.0, new double[] {1000}),
                arguments(Primitive.LOGSIGMOID, -0.04858735157374206, new double[] {3}),
                arguments(Primitive.LOGSIGMOID, -2.1269280110429727, new double[] {-2}),
                arguments(Primitive.LOGSIGMOID, -4.248354255291589e-18, new double[] {40}),
                arguments(Primitive.LOGSIGMOID, -1000.0, new double[] {-1000}),
                arguments(Primitive.ERF, 0.5204998778130465, new double[] {0.5}),
                arguments(Primitive.ERF, -0.9953222650189527, new double[] {-2}),
                arguments(Primitive.ERF, 1.1283791670955126e-10, new double[] {1e-10}),
                arguments(Primitive.ERF, 0.9999956972205363, new double[] {3.25}),
                arguments(Primitive.ERF, 1.0, new double[] {30}),
                arguments(Primitive.ERFC, 0.4795001221869535, new double[] {0.5}),
                arguments(Primitive.ERFC, 1.8427007929497148, new double[] {-1}),
                arguments(Primitive.ERFC, 2.209049699858544e-05, new double[] {3}),
                arguments(Primitive.ERFC, 5.395865611607901e-176, new double[] {20}),
                arguments(Primitive.SOFTSIGN, 0.75, new double[] {3}),
                arguments(Primitive.SOFTSIGN, -0.2, new double[] {-0.25}),
                arguments(Primitive.LOGCOSH, 0.12011450695827752, new double[] {0.5}),
                arguments(Primitive.LOGCOSH, 1.3250027473578645, new double[] {-2}),
                arguments(Primitive.LOGCOSH, 29.306852819440056, new double[] {30}),
                arguments(Primitive.LOGCOSH, 4.9999999999166676e-11, new double[] {1e-5}),
                arguments(Primitive.SQRT, 1.5, new double[] {2.25}),
                arguments(Primitive.ABS, 2.5, new double[] {-2.5}),
                arguments(Primitive.ABS, 2.5, new double[] {2.5}),
                arguments(Primitive.SIGN, -1.0, new double[] {-2.5}),
                arguments(Primitive.SIGN, 1.0, new double[] {1e-2}),
                arguments(Primitive.LOG1P, 0.4054651081081644, new double[] {0.5}),
                arguments(Primitive.LOG1P, 9.9999999995e-11, new double[] {1e-10}),
                arguments(Primitive.POW, -0.125, new double[] {-2, -3}),
                arguments(Primitive.POW, 5.656854249492381, new double[] {2, 2.5}),
                arguments(Primitive.XLOGY, 2.0794415416798357, new double[] {3, 2}),
                arguments(Primitive.MAX, 3.0, new double[] {-2, 3}),
                arguments(Primitive.MAX, 3.0, new double[] {3, -2}),
                arguments(Primitive.MIN, -2.0, new double[] {-2, 3}),
                arguments(Primitive.MIN, -2.0, new double[] {3, -2}),
                arguments(Primitive.GREATER, 1.0, new double[] {3, -2}),
                arguments(Primitive.GREATER, 0.0, new double[] {-2, 3}),
                arguments(Primitive.AT_LEAST, 1.0, new double[] {3, -2}),
                arguments(Primitive.AT_LEAST, 0.0, new double[] {-2, 3}),
                arguments(Primitive.EQUAL, 0.0, new double[] {3, -3}),
                arguments(Primitive.UNEQUAL, 1.0, new double[] {3, -3}),
                arguments(Primitive.WHERE, 5.0, new double[] {1, 5, 7}),
                arguments(Primitive.WHERE, 7.0, new double[] {0, 5, 7}),
                arguments(Primitive.WHERE, 5.0, new double[] {-0.5, 5, 7}));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueAndDerivatives(Primitive primitive, double value, double[] x) {
        assertEquals(value, value(primitive, x), 4e-16 * Math.max(Math.abs(value), Double.MIN_NORMAL), "value");
        assertEquals(value, exactValue(primitive, x), 4e-16 * Math.abs(value), "value of 60 digits");
        List<Expr> arguments = leaves(x.length);
        Value number = SKETCH.map(Algebra.apply(primitive, arguments));
        List<Expr> derivatives = primitive.derivatives(arguments);
        assertEquals(x.length, derivatives.size());
        boolean isStep = primitive == Primitive.WHERE;
        for (int i = isStep ? 1 : 0; i < x.length; i++) {
            String name = List.of("a", "b", "c").get(i);
            double difference = at(x).difference(number, name, new double[] {1});
            double tolerance = 1e-9 * Math.max(1, Math.abs(value));
            assertEquals(difference, evaluate(derivatives.get(i), x), tolerance, "derivative by " + name);
            Expr chained = Derivative.of(Algebra.apply(primitive, arguments), ARGUMENTS.get(i));
            assertEquals(difference, evaluate(chained, x), tolerance, "derivative of the whole by " + name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ABS, 0, 0, 0",
        "SIGN, 0, 0, 0",
        "GREATER, 3, 3, 0",
        "EQUAL, 3, 3, 1",
        "UNEQUAL, 3, 3, 0",
        "XLOGY, 0, 0, 0"
    })
    void valuesAtKinks(Primitive primitive, double a, double b, double value) {
        assertEquals(value, value(primitive, a, b));
    }

    /** Only the first argument decides whether the logarithm counts. */
    @Test
    void theLogarithmOfZeroCountsUnlessItIsTakenNoTimes() {
        Expr derivative = Primitive.XLOGY.derivatives(leaves(2)).get(1);
        assertEquals(Double.NEGATIVE_INFINITY, value(Primitive.XLOGY, 2, 0));
        assertEquals(Double.POSITIVE_INFINITY, evaluate(derivative, 2, 0));
        assertEquals(0, evaluate(derivative, 0, 0));
    }

    /** The logarithm of a negative number is none, a product of some is. */
    @Test
    void wholePowersAreProducts() {
        assertEquals(1, value(Primitive.POW, -1, 1024));
        assertEquals(-1, value(Primitive.POW, -1, -1023));
    }

    /** LOSSES.md, "Kinks". */
    @Test
    void theAbsoluteValueHasNoSlopeAtZero() {
        Expr derivative = Derivative.of(Algebra.apply(Primitive.ABS, leaves(1)), ARGUMENTS.get(0));
        assertEquals(0, evaluate(derivative, 0.0));
        assertEquals(0, Math.abs(evaluate(derivative, -0.0)));
    }

    /** What the branch not taken would have been does not matter, not even where it is infinite. */
    @Test
    void whereDifferentiatesTheBranchTaken() {
        Expr x = leaf(ARGUMENTS.get(0));
        Expr isPositive = Algebra.apply(Primitive.GREATER, x, Algebra.ZERO);
        Expr guarded = Algebra.apply(Primitive.WHERE, isPositive, Algebra.apply(Primitive.LOG, x), x);
        Expr derivative = Derivative.of(guarded, ARGUMENTS.get(0));
        assertEquals(0.5, evaluate(derivative, 2));
        assertEquals(1, evaluate(derivative, 0));
        assertEquals(1, evaluate(derivative, -3));
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
        assertTies(Primitive.MAX, a, byConstant, 1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "-0.0, 0", "1, 0", "-1e-300, 1"})
    void tiesOfMin(double a, double byConstant) {
        assertTies(Primitive.MIN, a, byConstant, 0);
    }

    private static void assertTies(Primitive chosen, double a, double byConstant, double ofTheLarger) {
        Value x = ARGUMENTS.get(0);
        Value y = ARGUMENTS.get(1);
        Expr constantLast = Algebra.apply(chosen, leaf(x), Algebra.ZERO);
        Expr constantFirst = Algebra.apply(chosen, Algebra.ZERO, leaf(x));
        assertEquals(byConstant, evaluate(Derivative.of(constantLast, x), a));
        assertEquals(byConstant, evaluate(Derivative.of(constantFirst, x), a));
        Expr ofTwo = Algebra.apply(chosen, leaf(x), leaf(y));
        assertEquals(0.5, evaluate(Derivative.of(ofTwo, x), a, a));
        assertEquals(0.5, evaluate(Derivative.of(ofTwo, y), a, a));
        assertEquals(ofTheLarger, evaluate(Derivative.of(ofTwo, x), a, a - 1));
        assertEquals(1 - ofTheLarger, evaluate(Derivative.of(ofTwo, y), a, a - 1));
        assertEquals(1, evaluate(Derivative.of(Algebra.apply(chosen, leaf(x), leaf(x)), x), a));
    }

    /** On either side of a constant other than 0. */
    @ParameterizedTest
    @CsvSource({"MAX, 1, 0", "MAX, 3, 1", "MAX, -3, 0", "MIN, 1, 1", "MIN, 3, 0", "MIN, -3, 1"})
    void aConstantIsOrderedAmongNumbers(Primitive chosen, double a, double derivative) {
        Value x = ARGUMENTS.get(0);
        Expr two = Algebra.constant(2);
        assertEquals(derivative, evaluate(Derivative.of(Algebra.apply(chosen, leaf(x), two), x), a));
        assertEquals(derivative, evaluate(Derivative.of(Algebra.apply(chosen, two, leaf(x)), x), a));
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
                double[] x = Arrays.copyOf(new double[] {a, b, a}, arity);
                Point point = at(x).with("stored", value(primitive, x));
                rows.forEach((expr, instead) -> assertEquals(
                        Double.doubleToRawLongBits(point.evaluate(SKETCH.map(expr))[0]),
                        Double.doubleToRawLongBits(point.evaluate(SKETCH.map(instead))[0]),
                        primitive + " at " + Arrays.toString(x)));
            }
        }
        assertTrue(primitive != Primitive.MAX || !rows.isEmpty(), "relu' is read off its output");
        rows.forEach((expr, instead) -> {
            assertFalse(expr.leaves().contains(stored), expr + " is about the arguments");
            assertTrue(instead.leaves().contains(stored), instead + " is about the result");
        });
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
        assertEquals(Algebra.ZERO, Algebra.apply(Primitive.UNEQUAL, two, two));
        assertEquals(Algebra.ONE, Algebra.apply(Primitive.UNEQUAL, two, three));
        assertEquals(Algebra.ONE, Algebra.apply(Primitive.AT_LEAST, three, two));
        assertEquals(Algebra.ONE, Algebra.apply(Primitive.AT_LEAST, two, two));
        assertEquals(Algebra.ZERO, Algebra.apply(Primitive.AT_LEAST, two, three));
    }

    @Test
    void aChoiceBetweenEqualsIsNone() {
        List<Expr> x = leaves(3);
        assertEquals(x.get(1), Algebra.apply(Primitive.WHERE, x.get(0), x.get(1), x.get(1)));
        Expr choice = Algebra.apply(Primitive.WHERE, x);
        assertEquals(new Expr.Apply(Primitive.WHERE, x), choice);
    }
}
