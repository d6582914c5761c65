package gradwright.samples.exercises.x;

import gradwright.samples.exercises.GoldenCase;
import gradwright.samples.exercises.Subject;
import org.junit.jupiter.api.Test;

/** The composed networks against their golden files. */
class SheetXTest {
    @Test
    void softmaxCrossEntropyInTwoSteps() {
        X1Network network = X1Network.create(1);
        GoldenCase.of("x_1").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void hingeOnSoftmax() {
        X2Network network = X2Network.create(1);
        GoldenCase.of("x_2").check(Subject.ofLabels(network, network::trace, network::inputGradient));
    }
}
