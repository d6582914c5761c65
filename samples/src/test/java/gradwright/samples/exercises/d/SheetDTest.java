package gradwright.samples.exercises.d;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.samples.exercises.GoldenCase;
import gradwright.samples.exercises.Subject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The networks of sheet d against its golden files. */
class SheetDTest {
    @Test
    void twoLayers() {
        D1TwoNetwork network = D1TwoNetwork.create(1);
        GoldenCase.of("d_1-two").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void threeLayersInTwoSteps() {
        D1ThreeNetwork network = D1ThreeNetwork.create(1);
        GoldenCase.of("d_1-three").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void hingeWhereEverySampleLeads() {
        D3aNetwork network = D3aNetwork.create(1);
        GoldenCase.of("d_3a").check(Subject.ofLabels(network, network::trace, network::inputGradient));
    }

    @Test
    void hingeGradient() {
        D3bNetwork network = D3bNetwork.create(1);
        GoldenCase.of("d_3b").check(Subject.ofLabels(network, network::trace, network::inputGradient));
    }

    @Test
    void threeLayersWhoseActivationsCanBeRebuilt() {
        D4Network network = D4Network.create(1);
        GoldenCase.of("d_4").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void everythingIsKept() {
        D4AllNetwork network = D4AllNetwork.create(1);
        Subject subject = Subject.ofTargets(network, network::trace, network::inputGradient);
        GoldenCase golden = GoldenCase.of("d_4");
        golden.checkNumbers(subject);
        assertEquals(golden.keptNumbers("all"), golden.kept(subject));
    }

    @Test
    void onlyPreActivationsAreKept() {
        D4PreActivationsNetwork network = D4PreActivationsNetwork.create(1);
        Subject subject = Subject.ofTargets(network, network::trace, network::inputGradient);
        GoldenCase golden = GoldenCase.of("d_4");
        golden.checkNumbers(subject);
        assertEquals(golden.keptNumbers("pre_activations_only"), golden.kept(subject));
    }

    /** The sheet's numbers are partly cut and not rounded: each is within one unit of its last digit. */
    @Test
    void twoLayersInNumbers() {
        D2Network network = D2Network.create(1);
        assertEquals(
                new GoldenCase.Print(63, Map.of()),
                GoldenCase.of("d_2").check(Subject.ofTargets(network, network::trace, network::inputGradient)));
    }
}
