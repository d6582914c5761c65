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

/** A value, and what a rewrite makes of it. */
public final class RewriteComparison {

    private static final double[] SPECIAL = {
        0.0, -0.0, 1, -1, 1e-300, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
    };

    /** How far from 0 the sources are: ordinary, large, and where exponentials overflow. */
    private static final List<Double> SCALES = List.of(1.0, 30.0, 800.0);

    private static final int POINTS = 60;
    private static final Decimal TOLERANCE = Decimal.of(1e-45);

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
            for (int i = 0; i < POINTS; i++) {
                Point point = Point.random(List.of(original, rewritten), 2, 3, random);
                for (Value source : Point.realSources(original)) {
                    String name = ((Source) source.operation()).name();
                    point = point.with(
                            name,
                            Arrays.stream(point.source(name))
                                    .map(x -> scale * x)
                                    .toArray());
                }
                assertSound(point);
                if (soundness == Soundness.EXACT) {
                    assertSameBits(point);
                }
            }
        }
        if (soundness == Soundness.EXACT) {
            for (int i = 0; i < 10 * POINTS; i++) {
                Point point = Point.random(List.of(original, rewritten), 2, 3, random);
                for (Value source : Point.realSources(original)) {
                    String name = ((Source) source.operation()).name();
                    point = point.with(
                            name,
                            Arrays.stream(point.source(name))
                                    .map(x -> SPECIAL[random.nextInt(SPECIAL.length)])
                                    .toArray());
                }
                assertSameBits(point);
            }
        }
    }

    private void assertSameBits(Point point) {
        double[] before = point.evaluate(original);
        double[] after = point.evaluate(rewritten);
        for (int i = 0; i < before.length; i++) {
            assertEquals(Double.doubleToLongBits(before[i]), Double.doubleToLongBits(after[i]), "entry " + i);
        }
    }

    /** Equal in high precision; and in double not further from that than the original, or within a few roundings. */
    private void assertSound(Point point) {
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
            assertTrue(apart.compareTo(value.abs().times(TOLERANCE)) <= 0, value + " became " + same.get(i));
            double errorBefore = error(before[i], value);
            double errorAfter = error(after[i], value);
            double few = 8 * Math.ulp(value.doubleValue());
            assertTrue(
                    errorAfter <= Math.max(errorBefore, few),
                    "off by " + errorAfter + " instead of " + errorBefore + " at " + value.doubleValue());
        }
    }

    /** Infinite where the number is not finite. */
    private static double error(double number, Decimal exact) {
        double error = exact.minus(Decimal.of(number)).abs().doubleValue();
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
}
