package gradwright.samples.exercises.a;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.samples.exercises.GoldenCase;
import gradwright.samples.exercises.GoldenFunction;
import gradwright.samples.exercises.Subject;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
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

    /**
     * Since {@code dL/dW = (2/N) X^T (X W + b^T - T)}, its derivative along {@code (V, v)} is {@code (2/N) X^T D} with
     * {@code D = X V + v^T}, and that of {@code dL/db} is {@code 2/N} times the column sums of D: at any parameters.
     */
    @Test
    void theCurvatureOfLinearRegression() {
        A3CurvatureNetwork network = A3CurvatureNetwork.create(1);
        DMatrixRMaj x = GoldenCase.of("a_3").input();
        int samples = x.numRows;
        DMatrixRMaj v = new DMatrixRMaj(new double[][] {{1, -2}, {0.5, 0}, {-1, 3}, {2, 0.25}});
        DMatrixRMaj ofBias = new DMatrixRMaj(new double[][] {{-1, 0.75}});
        List<DMatrixRMaj> product = List.of(new DMatrixRMaj(1, 1), new DMatrixRMaj(1, 1));
        network.hessianVector(x, new DMatrixRMaj(samples, 2), List.of(v, ofBias), product);

        DMatrixRMaj d = CommonOps_DDRM.mult(x, v, null);
        for (int n = 0; n < samples; n++) {
            d.add(n, 0, ofBias.get(0, 0));
            d.add(n, 1, ofBias.get(0, 1));
        }
        DMatrixRMaj ofWeight = CommonOps_DDRM.multTransA(x, d, null);
        DMatrixRMaj sums = CommonOps_DDRM.sumCols(d, null);
        CommonOps_DDRM.scale(2.0 / samples, ofWeight);
        CommonOps_DDRM.scale(2.0 / samples, sums);
        assertArrayEquals(ofWeight.data, product.get(0).data, 1e-13);
        assertArrayEquals(sums.data, product.get(1).data, 1e-13);
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
