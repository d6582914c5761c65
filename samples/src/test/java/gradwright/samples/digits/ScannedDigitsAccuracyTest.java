package gradwright.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.samples.support.SampleData;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** On the real scans the network does as well as the same network in PyTorch: reference/digits.py. */
class ScannedDigitsAccuracyTest {

    /** The range of PyTorch's accuracies, in per cent, over seeds. */
    private static final double PYTORCH_LEAST = 95.8;

    private static final double PYTORCH_MOST = 96.2;

    @Test
    void meanOfFiveSeedsIsWithinHalfAPointOfPyTorch() {
        DigitImages scans = ScannedDigits.read(SampleData.folderWith(ScannedDigits.TRAIN));
        assertEquals(3823, scans.train().size());
        assertEquals(1797, scans.test().size());
        double[] percents = LongStream.rangeClosed(1, 5)
                .mapToDouble(seed -> percent(scans, seed))
                .toArray();
        System.out.println("scanned digits, five seeds: " + Arrays.toString(percents));
        double mean = Arrays.stream(percents).average().orElseThrow();
        assertTrue(mean >= PYTORCH_LEAST - 0.5 && mean <= PYTORCH_MOST + 0.5, () -> "mean: " + mean + " %");
        for (double percent : percents) {
            assertTrue(percent >= 95, () -> Arrays.toString(percents));
        }
    }

    private static double percent(DigitImages scans, long seed) {
        DigitsNetwork network = DigitsNetwork.create(seed);
        Recipe.train(network, scans.train(), seed, (epoch, loss) -> {});
        return 100 * scans.test().accuracy(network.classify(scans.test().inputs()));
    }
}
