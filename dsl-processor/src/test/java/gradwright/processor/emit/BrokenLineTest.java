package gradwright.processor.emit;

import static gradwright.processor.ir.Algebra.ZERO;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.multiply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which choices are the larger or the smaller of both, and that the bits are the same. */
class BrokenLineTest {

    /** Any expression will do that stands for a number. */
    private static final Expr X = apply(Primitive.SQRT, constant(2));

    private static final Expr POSITIVE = apply(Primitive.GREATER, X, ZERO);
    private static final Expr NEGATIVE = apply(Primitive.GREATER, ZERO, X);

    private static Expr times(String factor) {
        return multiply(constant(Rational.of(factor)), X);
    }

    private static Optional<Primitive> extreme(Expr chooser, Expr then, Expr otherwise) {
        return BrokenLine.of(List.of(chooser), then, otherwise).map(Apply::primitive);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.01, MAX", "1, 2, MIN", "3, 0.5, MAX", "-1, -2, MAX", "-3, -2, MIN"})
    void isTheLargerOrTheSmaller(String above, String below, Primitive expected) {
        Optional<Primitive> extreme = Optional.of(expected);
        assertEquals(extreme, extreme(POSITIVE, times(above), times(below)));
        assertEquals(extreme, extreme(apply(Primitive.AT_LEAST, X, ZERO), times(above), times(below)));
        assertEquals(extreme, extreme(NEGATIVE, times(below), times(above)));

        double right = Double.parseDouble(above);
        double left = Double.parseDouble(below);
        numbers().forEach(x -> {
            double a = right * x;
            double b = left * x;
            assertEquals(x > 0 ? a : b, expected == Primitive.MAX ? Math.max(a, b) : Math.min(a, b), () -> "at " + x);
            float inFloat = x.floatValue();
            float c = (float) right * inFloat;
            float d = (float) left * inFloat;
            assertEquals(
                    inFloat > 0 ? c : d, expected == Primitive.MAX ? Math.max(c, d) : Math.min(c, d), () -> "at " + x);
        });
    }

    /** All that is special, and some thousands of any size. */
    private static Stream<Double> numbers() {
        DoubleStream special = DoubleStream.of(
                0,
                Double.MIN_VALUE,
                3 * Double.MIN_VALUE,
                Float.MIN_VALUE,
                Double.MIN_NORMAL,
                1,
                Double.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NaN);
        DoubleStream random = new SplittableRandom(1).longs(10_000).mapToDouble(Double::longBitsToDouble);
        return DoubleStream.concat(special, random).boxed().flatMap(x -> Stream.of(x, -x));
    }

    @Test
    void otherChoicesStay() {
        Optional<Primitive> none = Optional.empty();
        assertEquals(none, extreme(POSITIVE, times("1"), times("-1")));
        assertEquals(none, extreme(POSITIVE, times("1"), ZERO));
        assertEquals(none, extreme(POSITIVE, times("1"), constant(1)));
        assertEquals(none, extreme(POSITIVE, times("1"), apply(Primitive.EXPM1, X)));
        assertEquals(none, extreme(apply(Primitive.EQUAL, X, ZERO), times("1"), times("2")));
        assertEquals(none, extreme(apply(Primitive.GREATER, X, constant(1)), times("1"), times("2")));
        assertEquals(
                none,
                BrokenLine.of(List.of(POSITIVE, NEGATIVE), times("1"), times("2"))
                        .map(Apply::primitive));
    }

    /** In single precision it is 0, which infinity does not take to infinity. */
    @Test
    void aFactorThatIsNothingInSinglePrecisionStays() {
        assertEquals(Optional.empty(), extreme(POSITIVE, times("1"), times("1e-50")));
        assertEquals(Optional.empty(), extreme(POSITIVE, times("1e50"), times("1")));
    }
}
