package gradwright.samples.spirals;

import gradwright.runtime.Adam;
import gradwright.samples.support.Batches;
import gradwright.samples.support.DecisionMap;
import gradwright.samples.support.Examples;
import java.util.Locale;

/** Learns to tell two spirals apart, and draws where it sees the one and the other. */
public final class Main {

    private Main() {}

    /** Trains, prints the accuracy on other points, and the map; takes no arguments. */
    public static void main(String[] arguments) {
        SpiralsNetwork network = trained(1);
        Examples test = SpiralPoints.draw(400, -1);
        double accuracy = test.accuracy(network.classify(test.inputs()));
        System.out.printf(Locale.ROOT, "accuracy on %d other points: %.1f %%%n", test.size(), 100 * accuracy);
        DecisionMap map = new DecisionMap(-1.25, 1.25, 30, network::predict);
        for (int n = 0; n < 100; n++) {
            map.mark(test.inputs().get(n, 0), test.inputs().get(n, 1), test.labels()[n] == 1 ? '1' : '0');
        }
        System.out.print(map);
    }

    /** A network that has seen 400 points 60 times. */
    static SpiralsNetwork trained(long seed) {
        SpiralsNetwork network = SpiralsNetwork.create(seed);
        Adam adam = new Adam(0.01);
        Batches batches = new Batches(SpiralPoints.draw(400, seed), 32, seed);
        for (int epoch = 0; epoch < 60; epoch++) {
            batches.epoch(network, adam);
        }
        return network;
    }
}
