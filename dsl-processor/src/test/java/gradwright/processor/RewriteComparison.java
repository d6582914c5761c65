package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.interpret.DecimalArithmetic;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Decimal;
import gradwright.processor.ir.Soundness;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** A value, and what a rewrite makes of it. */
public final class RewriteComparison {

    private static final double[] SPECIAL = {
        0.0, -0.0, 1, -1, 1e-300, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
    };

    /** How far from 0 the sources are: ordinary, and where probabilities are hardly more than 0 or less than 1. */
    private static final List<Double> SCALES = List.of(1.0, 30.0);

    private static final int POINTS = 60;
    /** Of a value, or of 1: the originals cancel some twenty of the sixty digits. */
    private static final Decimal TOLERANCE = Decimal.of(1e-35);

    private final Value original;
    private final Value rewritten;
    private final SplittableRandom random = new SplittableRandom(5);

    private RewriteComparison(Value original, Value rewritten) {
        this.original = original;
        this.rewritten = rewritten;
    }

    public static RewriteComparison of(Value original, Value rewritten) {
        return new RewriteComparison(original, rewritten);
    }

    /** Asserts what the class of the rewrite promises. */
    public void check(Soundness soundness) {
        assertEquals(original.axes(), rewritten.axes());
        for (double scale : SCALES) {
            Errors errors = new Errors();
            for (int i = 0; i < POINTS; i++) {
                Point point = point(x -> scale * x);
                compare(point, errors);
                if (soundness == Soundness.EXACT) {
                    assertSameBits(point);
                }
            }
            errors.assertNoWorse();
        }
        for (int i = 0; soundness == Soundness.EXACT && i < 10 * POINTS; i++) {
            assertSameBits(point(x -> SPECIAL[random.nextInt(SPECIAL.length)]));
        }
    }

    private Point point(DoubleUnaryOperator number) {
        Point point = Point.random(List.of(original, rewritten), 2, 3, random);
        for (Value source : Point.realSources(original)) {
            String name = ((Source) source.operation()).name();
            point = point.with(
                    name, Arrays.stream(point.source(name)).map(number).toArray());
        }
        return point;
    }

    /** The worst errors in double, of values of about one size. */
    private static final class Errors {

        private double before;
        private double after;
        private double largest;

        void add(double original, double rewritten, Decimal exact) {
            before = Math.max(before, error(original, exact));
            after = Math.max(after, error(rewritten, exact));
            largest = Math.max(largest, Math.abs(exact.doubleValue()));
        }

        /** Infinite where the number is not finite. */
        private static double error(double number, Decimal exact) {
            double error = exact.minus(Decimal.of(number)).abs().doubleValue();
            return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        }

        /** The rewritten is not off by more than the original, or than a few roundings. */
        void assertNoWorse() {
            assertTrue(after <= Math.max(before, 4 * Math.ulp(largest)), "off by " + after + " instead of " + before);
        }
    }

    private void assertSameBits(Point point) {
        double[] before = point.evaluate(original);
        double[] after = point.evaluate(rewritten);
        for (int i = 0; i < before.length; i++) {
            assertEquals(Double.doubleToLongBits(before[i]), Double.doubleToLongBits(after[i]), "entry " + i);
        }
    }

    /** Asserts that both are equal in high precision. */
    private void compare(Point point, Errors errors) {
        List<Decimal> exact =
                point.interpreter(new DecimalArithmetic()).evaluate(original).entries();
        List<Decimal> same =
                point.interpreter(new DecimalArithmetic()).evaluate(rewritten).entries();
        double[] before = point.evaluate(original);
        double[] after = point.evaluate(rewritten);
        for (int i = 0; i < exact.size(); i++) {
            Decimal value = exact.get(i);
            assertTrue(value.isFinite() && same.get(i).isFinite(), "both are defined");
            Decimal apart = value.minus(same.get(i)).abs();
            assertTrue(
                    apart.compareTo(value.abs().plus(Decimal.ONE).times(TOLERANCE)) <= 0,
                    value + " became " + same.get(i));
            errors.add(before[i], after[i], value);
        }
    }
}
