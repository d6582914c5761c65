package gradwright.processor.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Closed functions: their rule and their body agree, and neither minds extreme logits. */
class CallTest {

    private static final Axis N = Axis.batch();
    private static final Axis C = Axis.of("c", 3);
    private static final double ULPS = 4e-16;

    @ParameterizedTest
    @EnumSource
    void ruleAndBodyAgree(Call.Function function) {
        Sketch sketch = new Sketch();
        Value z = sketch.parameter("z", N, C);
        Value call = sketch.call(function, z, C);
        Value ofRule = sketch.weighted("u", call);
        Value ofBody = sketch.weighted("u", sketch.body(call));
        for (double scale : new double[] {1, 30, 1000}) {
            Point drawn = Point.random(List.of(ofRule), 5, 1, new Random(3));
            double[] logits = drawn.source("z").clone();
            for (int i = 0; i < logits.length; i++) {
                logits[i] *= scale;
            }
            Point point = drawn.with("z", logits);
            assertArrayEquals(point.evaluate(ofRule), point.evaluate(ofBody));
            assertArrayEquals(point.evaluate(derivative(ofBody, z)), point.evaluate(derivative(ofRule, z)), 1e-14);
            Value second = sketch.weighted("v", derivative(ofRule, z));
            Value secondOfBody = sketch.weighted("v", derivative(ofBody, z));
            Point more = point.with("v", drawn.source("u"));
            assertArrayEquals(more.evaluate(derivative(secondOfBody, z)), more.evaluate(derivative(second, z)), 1e-13);
        }
    }

    private static Value derivative(Value number, Value by) {
        return Differentiator.cotangents(number, by::equals).get(by);
    }

    /** By hand: 1 / (1 + e) = 0.26894142136999512..., log(1 + e) = 1.3132616875182228..., from tables. */
    @ParameterizedTest
    @CsvSource({
        // logits, softmax, log-softmax
        "1000, 0, -1000, 1, 0, 0, 0, -1000, -2000",
        "-1000, -1000, -1000, 0.33333333333333333, 0.33333333333333333, 0.33333333333333333, "
                + "-1.0986122886681098, -1.0986122886681098, -1.0986122886681098",
        "1000, 999, -1000, 0.73105857863000488, 0.26894142136999512, 0, "
                + "-0.31326168751822284, -1.3132616875182228, -2000.3132616875182",
        "-1000, 1000, 1000, 0, 0.5, 0.5, -2000.6931471805599, -0.69314718055994531, -0.69314718055994531",
        "0, 0, -1000, 0.5, 0.5, 0, -0.69314718055994531, -0.69314718055994531, -1000.6931471805599",
    })
    void extremeLogits(
            double z0, double z1, double z2, double y0, double y1, double y2, double l0, double l1, double l2) {
        double[] probabilities = {y0, y1, y2};
        double[] logarithms = {l0, l1, l2};
        double[] upstream = {3, -5, 7};
        Sketch sketch = new Sketch();
        Value z = sketch.parameter("z", N, C);
        Value softmax = sketch.call(Call.Function.SOFTMAX, z, C);
        Value logSoftmax = sketch.call(Call.Function.LOG_SOFTMAX, z, C);
        Point point = Point.of(1).with("z", z0, z1, z2).with("u", upstream);
        assertClose(probabilities, point.evaluate(softmax));
        assertClose(logarithms, point.evaluate(logSoftmax));

        double dot = 3 * y0 - 5 * y1 + 7 * y2;
        double[] bySoftmax = new double[3];
        double[] byLogSoftmax = new double[3];
        for (int i = 0; i < 3; i++) {
            bySoftmax[i] = probabilities[i] * (upstream[i] - dot);
            byLogSoftmax[i] = upstream[i] - 5 * probabilities[i];
        }
        assertArrayEquals(bySoftmax, point.evaluate(derivative(sketch.weighted("u", softmax), z)), 16 * ULPS);
        assertArrayEquals(byLogSoftmax, point.evaluate(derivative(sketch.weighted("u", logSoftmax), z)), 16 * ULPS);
    }

    private static void assertClose(double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], ULPS * Math.max(1, Math.abs(expected[i])));
        }
    }
}
