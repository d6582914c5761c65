package gradwright.samples.exercises.a;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.samples.exercises.GoldenCase;
import gradwright.samples.exercises.GoldenFunction;
import gradwright.samples.exercises.Subject;
import org.ejml.data.DMatrixRMaj;
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

    @Test
    void indexCalculus() {
        GoldenFunction.check("a_1a", new SheetAFormulas.A1a(), "x");
        GoldenFunction.check("a_1b", new SheetAFormulas.A1b(), "X");
        GoldenFunction.check("a_1c", new SheetAFormulas.A1c(), "A");
        GoldenFunction.check("a_1d", new SheetAFormulas.A1d(), "A", "T");
        GoldenFunction.check("a_1e", new SheetAFormulas.A1e(), "y");
        GoldenFunction.check("a_1f", new SheetAFormulas.A1f(), "y");
        GoldenFunction.check("a_1g", new SheetAFormulas.A1g(), "A");
        GoldenFunction.check("a_1h", new SheetAFormulas.A1h(), "A");
    }

    /** The golden file records it: {@code 1 / A_23} is 1 / 1.05. */
    @Test
    void theLogarithmOfTheProductIsAnotherFunction() {
        SheetAFormulas.A1dOfTheProduct product = new SheetAFormulas.A1dOfTheProduct();
        DMatrixRMaj a = new DMatrixRMaj(2, 3);
        a.fill(1.05);
        product.gradient(a, a);
        assertEquals(0.9523809523809523, product.dA().get(1, 2), 1e-15);
    }
}
