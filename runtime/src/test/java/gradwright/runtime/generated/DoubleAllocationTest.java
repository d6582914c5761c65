package gradwright.runtime.generated;

import static gradwright.runtime.Allocation.allocatesNothing;

import gradwright.runtime.Adam;
import gradwright.runtime.AdamW;
import gradwright.runtime.Optimizer;
import gradwright.runtime.Sgd;
import gradwright.runtime.handwritten.DoubleFlowers;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** From the second call on nothing is allocated, at any batch size not above the largest seen. */
class DoubleAllocationTest {

    private final DoubleIrisNetwork iris = DoubleIrisNetwork.create(1);

    @Test
    void predict() {
        DMatrixRMaj large = DoubleFlowers.samples(20);
        DMatrixRMaj small = DoubleFlowers.samples(7);
        DMatrixRMaj y = new DMatrixRMaj(1, 1);
        double[] row = {1, 2, 3, 4};
        double[] result = new double[3];
        allocatesNothing(() -> {
            iris.predict(large, y);
            iris.predict(small, y);
            iris.predict(row, result);
        });
    }

    @Test
    void classify() {
        DMatrixRMaj large = DoubleFlowers.samples(20);
        DMatrixRMaj small = DoubleFlowers.samples(7);
        int[] classes = new int[20];
        allocatesNothing(() -> {
            iris.classify(large, classes);
            iris.classify(small, classes);
        });
    }

    @Test
    void lossAndGradient() {
        DMatrixRMaj large = DoubleFlowers.samples(20);
        DMatrixRMaj small = DoubleFlowers.samples(7);
        DMatrixRMaj largeTargets = DoubleFlowers.targets(20);
        DMatrixRMaj smallTargets = DoubleFlowers.targets(7);
        int[] largeLabels = DoubleFlowers.labels(20);
        int[] smallLabels = DoubleFlowers.labels(7);
        /* always */ double[] weights = new /* always */ double[20];
        java.util.Arrays.fill(weights, 2);
        allocatesNothing(() -> {
            iris.loss(large, largeTargets);
            iris.loss(small, smallLabels);
            iris.gradient(large, largeLabels);
            iris.gradient(small, smallTargets);
            iris.addGradient(large, largeTargets, 0.5);
            iris.addGradient(large, largeLabels, weights, 0.5);
            iris.loss(large, largeLabels, weights);
            iris.gradient(large, largeTargets, weights);
        });
    }

    @Test
    void optimizerSteps() {
        DMatrixRMaj x = DoubleFlowers.samples(20);
        int[] labels = DoubleFlowers.labels(20);
        for (Optimizer optimizer : new Optimizer[] {
            new Sgd(0.1),
            new Sgd(0.1).withMomentum(0.9),
            new Sgd(0.1).withNesterovMomentum(0.9),
            new Adam(1e-3),
            new AdamW(1e-3)
        }) {
            allocatesNothing(() -> {
                iris.gradient(x, labels);
                optimizer.step(iris.parameters());
            });
        }
    }
}
