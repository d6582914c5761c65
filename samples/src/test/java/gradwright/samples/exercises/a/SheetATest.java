package gradwright.samples.exercises.a;

import gradwright.samples.exercises.GoldenCase;
import gradwright.samples.exercises.Subject;
import org.junit.jupiter.api.Test;

/** The networks of sheet a against its golden files. */
class SheetATest {
    @Test
    void theSumOfAProductNegated() {
        A2Network network = A2Network.create(1);
        GoldenCase.of("a_2").check(Subject.ofNothing(network, network::trace, network::inputGradient));
    }

    @Test
    void linearRegressionInThreeSteps() {
        A3Network network = A3Network.create(1);
        GoldenCase.of("a_3").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void backThroughASquare() {
        A4aNetwork network = A4aNetwork.create(1);
        GoldenCase.of("a_4a").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void backThroughAProduct() {
        A4bNetwork network = A4bNetwork.create(1);
        GoldenCase.of("a_4b").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }
}
