package gradwright.samples.digits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.runtime.Classifier;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Drawn digits are neither too easy nor too hard: a hidden layer is worth its while on them. PyTorch gets 82 and 92 % on
 * the same images: reference/digits.py.
 */
class DrawnDigitsAccuracyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void networkIsFivePointsBetterThanSoftmaxRegression(long seed) {
        DigitImages images = DrawnDigits.draw(4000, 2000, seed);
        double regression = percent(RegressionNetwork.create(seed), images, seed);
        double network = percent(DigitsNetwork.create(seed), images, seed);
        System.out.printf("drawn digits, seed %d: regression %.1f %%, network %.1f %%%n", seed, regression, network);
        assertTrue(regression >= 70 && regression <= 90, () -> "softmax regression: " + regression + " %");
        assertTrue(network >= regression + 5, () -> "network: " + network + " %, regression: " + regression + " %");
    }

    private static double percent(Classifier<DMatrixRMaj> network, DigitImages images, long seed) {
        Recipe.train(network, images.train(), seed, (epoch, loss) -> {});
        return 100 * images.test().accuracy(network.classify(images.test().inputs()));
    }
}
