package gradwright.processor.op;

import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the entries go that operations move, add up, draw or carry from step to step: small numbers, by hand. */
class PlacesTest {

    private static final Axis N = Axis.batch();
    private static final Axis T = Axis.of("t", 4);

    private final Sketch s = new Sketch();
    private final Point numbers = Point.of(3).with("x", 10, 20, 30, 40);

    @Test
    void aSliceTakesWhatLiesBetween() {
        Axis two = Axis.of("two", 2);
        Value slice = s.window(s.parameter("x", T), T, Slide.at(1).plus(two, 1), two);
        assertArrayEquals(new double[] {20, 30}, numbers.evaluate(slice));
        Value last = s.window(s.parameter("x", T), T, Slide.at(3));
        assertArrayEquals(new double[] {40}, numbers.evaluate(last));
        Value backwards = s.window(s.parameter("x", T), T, Slide.at(3).plus(T, -1), T);
        assertArrayEquals(new double[] {40, 30, 20, 10}, numbers.evaluate(backwards));
    }

    @Test
    void windowsReachBeyondTheEndsAndReadZero() {
        Axis out = Axis.of("out", 2);
        Axis kernel = Axis.of("kernel", 3);
        Slide slide = Slide.at(-1).plus(out, 2).plus(kernel, 2);
        Value windows = s.window(s.parameter("x", T), T, slide, out, kernel);
        assertArrayEquals(new double[] {0, 20, 40, 20, 40, 0}, numbers.evaluate(windows));
        Value added = s.overlapAdd(s.parameter("y", out, kernel), T, slide, T);
        assertArrayEquals(
                new double[] {0, 1002, 0, 500 + 20},
                numbers.with("y", 7, 2, 20, 1000, 500, 9).evaluate(added));
    }

    @Test
    void whatIsScatteredToOnePlaceAddsUp() {
        Value scattered = s.scatter(s.parameter("y", N), s.labels(N), T, T);
        Value places = s.scatter(s.parameter("y", N), s.labels(N), T, N, T);
        Point point = Point.of(3).with("y", 1, 10, 100).with("labels", 2, 0, 2);
        assertArrayEquals(new double[] {10, 0, 101, 0}, point.evaluate(scattered));
        assertArrayEquals(new double[] {0, 0, 1, 0, 10, 0, 0, 0, 0, 0, 100, 0}, point.evaluate(places));
        Point outside = point.with("labels", 2, 4, 2);
        assertThrows(IndexOutOfBoundsException.class, () -> outside.evaluate(scattered));
    }

    /** Rows (0 1 2) and (3 4 5): merged row by row, and column by column. */
    @Test
    void theLastAxisRunsFastest() {
        Axis i = Axis.of("i", 2);
        Axis j = Axis.of("j", 3);
        Axis both = Axis.of("both", 6);
        Value x = s.parameter("x", i, j);
        Point point = Point.of(1).with("x", 0, 1, 2, 3, 4, 5);
        assertArrayEquals(
                new double[] {0, 1, 2, 3, 4, 5}, point.evaluate(s.seenAs(x, List.of(i, j), List.of(both), both)));
        Value columns = s.seenAs(x, List.of(j, i), List.of(both), both);
        assertArrayEquals(new double[] {0, 3, 1, 4, 2, 5}, point.evaluate(columns));
        assertArrayEquals(
                new double[] {0, 3, 1, 4, 2, 5},
                point.evaluate(s.seenAs(columns, List.of(both), List.of(i, j), i, j)),
                "the split undoes a merge of the same order only");
    }

    /** {@code stop(x) x} has the derivative {@code stop(x)}: 5, not 10. */
    @Test
    void whatIsStoppedIsAConstant() {
        Value x = s.parameter("x");
        Value product = s.map(multiply(leaf(s.stop(x)), leaf(x)));
        Value derivative = Differentiator.cotangents(product, x::equals).get(x);
        Point point = Point.of(1).with("x", 5);
        assertArrayEquals(new double[] {25}, point.evaluate(product));
        assertArrayEquals(new double[] {5}, point.evaluate(derivative));
    }

    /** The upper 24 bits of the words of NumPy's Philox, as {@code reference_blocks.py} draws them. */
    @ParameterizedTest
    @CsvSource({
        "20250131, hidden, 0, 11091314",
        "20250131, hidden, 1, 5824784",
        "20250131, hidden, 2, 10087633",
        "20250131, hidden, 5, 3610339",
    })
    void numbersAreThoseOfPhilox(long key, String name, long index, long expected) {
        assertEquals(expected * 0x1p-24, Random.uniform(key, name, index));
    }

    /** The same number for a place, in whatever order places are stored. */
    @Test
    void numbersBelongToPlaces() {
        Axis i = Axis.of("i", 2);
        Value key = s.key("key");
        Point point = Point.of(3).with("key", 20250131);
        double[] rows = point.evaluate(s.random(key, "hidden", N, i));
        double[] columns = point.evaluate(s.of(new Random(key, "hidden", List.of(N, i)), i, N));
        assertEquals(11091314 * 0x1p-24, rows[0]);
        assertArrayEquals(new double[] {rows[0], rows[2], rows[4], rows[1], rows[3], rows[5]}, columns);
    }

    /** {@code s = 10 s + x} over the digits 1 2 3 4, from 0 and from 9, forwards and backwards. */
    @ParameterizedTest
    @EnumSource
    void scansCarryTheirStateFromStepToStep(Scan.Order order) {
        Value states = s.scan(
                s.parameter("start"),
                T,
                order,
                (before, x) ->
                        s.map(Algebra.sum(List.of(multiply(Algebra.constant(10), leaf(before)), leaf(x.get(0))))),
                s.parameter("x", T));
        Point point = Point.of(1).with("x", 1, 2, 3, 4).with("start", 9);
        assertArrayEquals(
                order == Scan.Order.ASCENDING
                        ? new double[] {91, 912, 9123, 91234}
                        : new double[] {94321, 9432, 943, 94},
                point.evaluate(states));
    }

    /** A scan is what one gets by writing its steps one after the other; so are its derivatives, to the last bit. */
    @Test
    void aScanIsItsStepsWrittenOut() {
        Value start = s.parameter("start", N);
        Value x = s.parameter("x", T, N);
        Sketch.Step step = (before, read) -> s.map(multiply(apply(Primitive.TANH, leaf(before)), leaf(read.get(0))), N);
        Value scanned = s.window(s.scan(start, T, Scan.Order.ASCENDING, step, x), T, Slide.at(3), N);
        Value written = start;
        for (int t = 0; t < 4; t++) {
            written = step.after(written, List.of(s.window(x, T, Slide.at(t), N)));
        }
        Point point = Point.random(List.of(scanned, written), 3, 1, new java.util.Random(1));
        assertArrayEquals(point.evaluate(written), point.evaluate(scanned));
        for (Value source : List.of(start, x)) {
            Value ofScanned =
                    Differentiator.cotangents(s.sum(scanned), source::equals).get(source);
            Value ofWritten =
                    Differentiator.cotangents(s.sum(written), source::equals).get(source);
            assertArrayEquals(point.evaluate(ofWritten), point.evaluate(ofScanned));
        }
    }
}
