package gradwright.samples.exercises.e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.samples.exercises.GoldenCase;
import gradwright.samples.exercises.GoldenFunction;
import gradwright.samples.exercises.Subject;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The networks of sheet e against its golden files. */
class SheetETest {
    @Test
    void threeLayersOfOneSample() {
        E1Network network = E1Network.create(1);
        GoldenCase.of("e_1a").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void threeLayersOfABatch() {
        E1Network network = E1Network.create(1);
        GoldenCase.of("e_1b").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void hingeWithMarginZero() {
        E3aMargin0Network network = E3aMargin0Network.create(1);
        GoldenCase.of("e_3a-margin0").check(Subject.ofLabels(network, network::trace, network::inputGradient));
    }

    @Test
    void hingeWithASmallMargin() {
        E3aMargin03Network network = E3aMargin03Network.create(1);
        GoldenCase.of("e_3a-margin03").check(Subject.ofLabels(network, network::trace, network::inputGradient));
    }

    @Test
    void hingeWithMarginOne() {
        E3aMargin1Network network = E3aMargin1Network.create(1);
        GoldenCase.of("e_3a-margin1").check(Subject.ofLabels(network, network::trace, network::inputGradient));
    }

    @Test
    void hingeGradient() {
        E3bNetwork network = E3bNetwork.create(1);
        GoldenCase.of("e_3b").check(Subject.ofLabels(network, network::trace, network::inputGradient));
    }

    /** Of the sheet's numbers all but three are met: w after the first step is printed as its gradient. */
    @Test
    void threeStepsInNumbers() {
        E2Network network = E2Network.create(1);
        assertEquals(
                new GoldenCase.Print(210, Map.of("w after", 3)),
                GoldenCase.of("e_2").check(Subject.ofTargets(network, network::trace, network::inputGradient)));
    }

    @Test
    void theJacobianOfSoftmax() {
        E3bSoftmaxNetwork network = E3bSoftmaxNetwork.create(1);
        GoldenCase golden = GoldenCase.of("e_3b-softmax");
        double[][] jacobian = golden.jacobian();
        for (int i = 0; i < jacobian.length; i++) {
            DMatrixRMaj unit = new DMatrixRMaj(jacobian.length, 1);
            unit.set(i, 0, 1);
            network.gradient(golden.input(), unit);
            for (int j = 0; j < jacobian.length; j++) {
                assertEquals(jacobian[i][j], network.inputGradient().get(j, 0), 1e-12);
            }
        }
    }

    @Test
    void functions() {
        GoldenFunction.check("e_3b-softmax", new SheetEFormulas.E3bSoftmax(), "o");
    }
}
