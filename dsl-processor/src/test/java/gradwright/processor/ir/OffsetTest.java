package gradwright.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How places in arrays read: row-major, whatever of the lengths is known. */
class OffsetTest {

    private static final Axis N = new Axis("N", new Size.Symbol("N"));
    private static final Axis M = new Axis("M", new Size.Symbol("M"));
    private static final Axis THREE = Axis.of("i", 3);

    @Test
    void stepsMultiplyTheLengthsWithin() {
        assertEquals("1", Offset.Step.over(List.of()).toString());
        assertEquals("M", Offset.Step.over(List.of(M)).toString());
        assertEquals("3", Offset.Step.over(List.of(THREE)).toString());
        assertEquals("N * M * 3", Offset.Step.over(List.of(N, THREE, M)).toString());
    }

    @Test
    void partsAreInTheOrderOfTheAxes() {
        Offset offset = Offset.ZERO.plus("n", Offset.Step.over(List.of(M))).plus("m");
        assertEquals("n * M + m", offset.toString());
        assertEquals("0", Offset.ZERO.plus(Offset.Step.ONE.times(0)).toString());
        assertEquals(
                "6", Offset.ZERO.plus(Offset.Step.over(List.of(THREE)).times(2)).toString());
    }
}
