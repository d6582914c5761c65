package gradwright.samples.iris;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.runtime.Adam;
import gradwright.samples.support.Batches;
import gradwright.samples.support.CsvFile;
import gradwright.samples.support.CsvRow;
import gradwright.samples.support.Examples;
import gradwright.samples.support.SampleData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrisTest {

    private static final List<String> SPECIES = List.of("Iris-setosa", "Iris-versicolor", "Iris-virginica");

    /** Every third flower is kept back. Fisher's linear discriminants get 98 % of all right. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void speciesOfFlowersNotSeenAreRecognised(long seed) {
        Examples train = flowers(0, 1);
        Examples test = flowers(2);
        IrisNetwork network = IrisNetwork.create(seed);
        Adam adam = new Adam(0.01);
        Batches batches = new Batches(train, 16, seed);
        for (int epoch = 0; epoch < 100; epoch++) {
            batches.epoch(network, adam);
        }
        double accuracy = test.accuracy(network.classify(test.inputs()));
        System.out.printf("iris, seed %d: %.1f %%%n", seed, 100 * accuracy);
        assertTrue(accuracy >= 0.92, () -> "accuracy " + accuracy);
    }

    @Test
    void outputHasAScoreForEachSpecies() {
        assertEquals(3, IrisNetwork.create(1).predict(5.1, 3.5, 1.4, 0.2).length);
    }

    /** The flowers whose number leaves one of these remainders when it is divided by three. */
    private static Examples flowers(Integer... remainders) {
        List<double[]> measured = new ArrayList<>();
        List<Integer> species = new ArrayList<>();
        new CsvFile(SampleData.folderWith("iris.csv").resolve("iris.csv"), 5).forEach(row -> {
            if (List.of(remainders).contains((int) (row.line() % 3))) {
                measured.add(new double[] {row.number(0), row.number(1), row.number(2), row.number(3)});
                species.add(species(row));
            }
        });
        return Examples.of(measured, species);
    }

    private static int species(CsvRow row) {
        int species = SPECIES.indexOf(row.text(4));
        if (species < 0) {
            throw row.wrong(4, "one of " + SPECIES);
        }
        return species;
    }
}
