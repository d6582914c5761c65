package gradwright.processor.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Decimal;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The arithmetics against each other: they compute one formula, each in its own numbers. */
class ArithmeticTest {

    private static final Sketch SKETCH = new Sketch();
    private static final List<Value> ARGUMENTS =
            List.of(SKETCH.parameter("a"), SKETCH.parameter("b"), SKETCH.parameter("c"));

    /** The primitive of arguments that themselves carry an error: thirds of what is given. */
    private static Value ofThirds(Primitive primitive) {
        Expr third = Algebra.constant(Rational.of(3).reciprocal());
        List<Expr> thirds = ARGUMENTS.stream()
                .map(argument -> Algebra.multiply(third, Sketch.leaf(argument)))
                .toList();
        return SKETCH.map(Algebra.apply(primitive, thirds));
    }

    private static Point random(Random random) {
        Point point = Point.of(1);
        for (String name : List.of("a", "b", "c")) {
            // Floats, and now and then equal ones: comparisons tie.
            point = point.with(name, random.nextInt(4) == 0 ? 1.5 : (float) random.nextDouble(-4, 4));
        }
        return point;
    }

    private static <T> T evaluate(Value value, Point point, Arithmetic<T> in) {
        return point.interpreter(in).evaluate(value).entries().get(0);
    }

    /** float and double are within their running error bounds, and the bounds are not idle. */
    @ParameterizedTest
    @EnumSource
    void errorsStayWithinTheirBounds(Primitive primitive) {
        Value value = ofThirds(primitive);
        Random random = new Random(11);
        double worst = 0;
        for (int i = 0; i < 400; i++) {
            Point point = random(random);
            Decimal exact = evaluate(value, point, new DecimalArithmetic());
            Bounded inFloat = evaluate(value, point, new ErrorBoundArithmetic(Precision.FLOAT));
            Bounded inDouble = evaluate(value, point, new ErrorBoundArithmetic(Precision.DOUBLE));
            double asDouble = evaluate(value, point, new DoubleArithmetic());
            float asFloat = evaluate(value, point, new FloatArithmetic());
            assertEquals(asDouble, inFloat.value());
            assertEquals(asDouble, inDouble.value());
            if (exact.isFinite()) {
                double error = exact.minus(Decimal.of(asFloat)).abs().doubleValue();
                assertTrue(!(error > inFloat.error()), () -> error + " above " + inFloat);
                double narrow = exact.minus(Decimal.of(asDouble)).abs().doubleValue();
                assertTrue(!(narrow > inDouble.error()), () -> narrow + " above " + inDouble);
                worst = inFloat.error() > 0 ? Math.max(worst, error / inFloat.error()) : worst;
            }
        }
        boolean isExact = primitive == Primitive.SIGN || primitive.isComparison();
        assertTrue(isExact || worst > 0.1, primitive + " comes near its bound: " + worst);
    }

    /** A product of 40 numbers is rounded 39 times: the bound grows with them, and is not far off. */
    @Test
    void boundsAccumulate() {
        ErrorBoundArithmetic in = new ErrorBoundArithmetic(Precision.FLOAT);
        Bounded product = in.number(1);
        for (int i = 0; i < 40; i++) {
            product = in.times(product, in.number(1 + 0x1p-20));
        }
        assertEquals(39 * 0x1p-24, product.error(), 1e-3 * product.error());
    }

    /** Whole numbers, and all else that fits, are not rounded; so a coordinate compared with a size is certain. */
    @Test
    void whatIsExactHasNoError() {
        ErrorBoundArithmetic in = new ErrorBoundArithmetic(Precision.FLOAT);
        assertEquals(new Bounded(4, 0), in.plus(in.number(5), in.number(-1)));
        assertEquals(new Bounded(6, 0), in.times(in.number(2), in.number(3)));
        assertEquals(new Bounded(7, 0), in.fma(in.number(2), in.number(3), in.number(1)));
        assertEquals(new Bounded(1.5, 0), in.divide(in.number(3), in.number(2)));
        assertTrue(in.divide(in.number(1), in.number(3)).error() > 0);
        assertTrue(in.plus(in.number(1), in.number(0x1p-25)).error() > 0);
        assertTrue(in.times(in.number(1 + 0x1p-20), in.number(1 + 0x1p-20)).error() > 0);
        assertTrue(
                in.fma(in.number(1 + 0x1p-20), in.number(1), in.number(0x1p-30)).error() > 0);
    }

    /** Where a comparison is uncertain the error is the whole step; where it is not there is none. */
    @Test
    void anUncertainComparisonCountsAsError() {
        ErrorBoundArithmetic in = new ErrorBoundArithmetic(Precision.FLOAT);
        Bounded near = in.plus(in.number(1), in.number(0x1p-30));
        assertEquals(new Bounded(1, 1), in.greater(near, in.number(1)));
        assertEquals(new Bounded(1, 0), in.greater(near, in.number(0.5)));
        assertEquals(new Bounded(1, 0), in.equal(near, near));
        assertEquals(1, in.equal(near, in.number(1)).error());
        assertEquals(2, in.sign(in.plus(near, in.number(-1))).error());
        assertEquals(
                7,
                in.where(in.plus(near, in.number(-1)), in.number(3), in.number(10))
                        .error());
        assertEquals(near.error(), in.max(near, in.number(1)).error());
    }

    @Test
    void nothingIsKnownBeyondTheLargestFloat() {
        ErrorBoundArithmetic in = new ErrorBoundArithmetic(Precision.FLOAT);
        assertEquals(
                Double.POSITIVE_INFINITY,
                in.times(in.number(1e30f), in.number(1e30f)).error());
        Bounded nearZero = in.plus(in.number(1), in.number(0x1p-30 - 1));
        assertEquals(
                Double.POSITIVE_INFINITY,
                in.divide(in.number(1), in.plus(nearZero, in.number(-0x1p-30))).error());
    }

    @Test
    void everyComparisonIsRecorded() {
        BranchRecorder<Double> in = new BranchRecorder<>(new DoubleArithmetic());
        in.abs(-2.0);
        in.sign(0.0);
        in.max(3.0, 2.0);
        in.min(3.0, 4.0);
        in.greater(1.0, 1.0);
        in.equal(1.0, 2.0);
        in.where(1.0, 5.0, 6.0);
        in.plus(1.0, 2.0);
        assertEquals(List.of(-1, 0, 1, -1, 0, -1, 1), in.outcomes());
    }

    /** relu is one piece on each side of 0, and both meet in a third. */
    @Test
    void outcomesTellTheSidesOfAKink() {
        Value relu = SKETCH.map(Algebra.apply(Primitive.MAX, Sketch.leaf(ARGUMENTS.get(0)), Algebra.ZERO));
        List<List<Integer>> outcomes = new ArrayList<>();
        for (double x : new double[] {-3, -1e-300, 0, 1e-300, 2}) {
            BranchRecorder<Double> in = new BranchRecorder<>(new DoubleArithmetic());
            Point.of(1).with("a", x).interpreter(in).evaluate(relu);
            outcomes.add(in.outcomes());
        }
        assertEquals(List.of(List.of(-1), List.of(-1), List.of(0), List.of(1), List.of(1)), outcomes);
    }
}
