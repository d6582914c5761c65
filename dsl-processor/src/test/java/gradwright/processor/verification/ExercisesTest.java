package gradwright.processor.verification;

import gradwright.Reduction;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Exercises d.2 and e.2: gradient descent worked out on paper, the expected values from NumPy and from the print. */
final class ExercisesTest {

    @Test
    void sheetDTwoLayersOneStep() {
        new Exercise("d_2", Objective.of("mse", Reduction.BATCH_MEAN, 0.5)).check(Set.of());
    }

    @Test
    void sheetEThreeSteps() {
        // The sheet repeats the gradient where the weights after the first step should stand.
        new Exercise("e_2", Objective.of("mse", Reduction.SUM, 0.5)).check(Set.of("iteration 1, w after"));
    }
}
