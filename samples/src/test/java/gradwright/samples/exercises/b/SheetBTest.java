package gradwright.samples.exercises.b;

import gradwright.samples.exercises.GoldenCase;
import gradwright.samples.exercises.Subject;
import org.junit.jupiter.api.Test;

/** The networks of sheet b against its golden files; the sheet's gradient that drops a sum is not followed. */
class SheetBTest {
    @Test
    void sigmoidWithoutParameters() {
        B3uNetwork network = B3uNetwork.create(1);
        GoldenCase.of("b_3u").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void sigmoidOfAnAffineMap() {
        B3wNetwork network = B3wNetwork.create(1);
        GoldenCase.of("b_3w").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }
}
