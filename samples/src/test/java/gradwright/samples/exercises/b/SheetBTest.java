package gradwright.samples.exercises.b;

import gradwright.samples.exercises.GoldenCase;
import gradwright.samples.exercises.GoldenFunction;
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

    @Test
    void functions() {
        GoldenFunction.check("b_1s", new SheetBFormulas.B1s(), "w", "x", "b");
        GoldenFunction.check("b_1v", new SheetBFormulas.B1v(), "W", "x", "b");
        GoldenFunction.check("b_1m", new SheetBFormulas.B1m(), "X", "W", "b");
        GoldenFunction.check("b_2m", new SheetBFormulas.B2m(), "Z", "Y");
        GoldenFunction.check("b_2s", new SheetBFormulas.B2s(), "u");
        GoldenFunction.check("b_2x", new SheetBFormulas.B2x(), "u");
        GoldenFunction.check("b_3u", new SheetBFormulas.B3u(), "u", "y");
        GoldenFunction.check("b_3w", new SheetBFormulas.B3w(), "W", "x", "b", "y");
    }
}
