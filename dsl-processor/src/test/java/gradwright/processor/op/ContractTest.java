package gradwright.processor.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a contraction is written as a product of matrices. */
class ContractTest {

    private static final Axis N = Axis.batch();
    private static final Axis I = Axis.of("i", 3);
    private static final Axis J = Axis.of("j", 2);

    private final Sketch sketch = new Sketch();

    /** What stands for {@code X} times {@code W} over the axes of the result, whichever operand is the left one. */
    private void assertNotation(String expected, List<Axis> x, List<Axis> w, Axis... result) {
        Value left = sketch.parameter("X", x.toArray(Axis[]::new));
        Value right = sketch.parameter("W", w.toArray(Axis[]::new));
        Contract product = (Contract) sketch.contract(left, right, result).operation();
        assertEquals(expected, product.notation(List.of(result), "X", "W"));
        Contract exchanged = (Contract) sketch.contract(right, left, result).operation();
        assertEquals(expected, exchanged.notation(List.of(result), "W", "X"));
    }

    @Test
    void anOperandIsTransposedWhereItsSummedAxisIsOnTheOtherSide() {
        assertNotation("X W", List.of(N, I), List.of(I, J), N, J);
        assertNotation("X W^T", List.of(N, I), List.of(J, I), N, J);
        assertNotation("X^T W", List.of(I, N), List.of(I, J), N, J);
        assertNotation("X^T W^T", List.of(I, N), List.of(J, I), N, J);
    }

    @Test
    void theOperandWithTheResultsFirstAxisStandsFirst() {
        assertNotation("W X", List.of(I, N), List.of(J, I), J, N);
        assertNotation("W^T X", List.of(I, N), List.of(I, J), J, N);
        assertNotation("X^T W", List.of(N, I), List.of(N, J), I, J);
    }
}
