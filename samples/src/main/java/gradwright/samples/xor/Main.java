package gradwright.samples.xor;

import gradwright.runtime.Adam;
import gradwright.samples.support.DecisionMap;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/** Learns exclusive or, and draws its answer to every pair of inputs from -0.5 to 1.5. */
public final class Main {

    private static final DMatrixRMaj INPUTS = new DMatrixRMaj(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    private static final DMatrixRMaj TARGETS = new DMatrixRMaj(new double[][] {{0}, {1}, {1}, {0}});

    private Main() {}

    /** Trains, prints the four answers and the map; takes no arguments. */
    public static void main(String[] arguments) {
        XorNetwork network = trained(1);
        DecisionMap map = new DecisionMap(-0.5, 1.5, 20, network::predict);
        for (int n = 0; n < 4; n++) {
            double x = INPUTS.get(n, 0);
            double y = INPUTS.get(n, 1);
            double answer = network.predict(new double[] {x, y})[0];
            System.out.printf(Locale.ROOT, "%.0f xor %.0f = %.3f%n", x, y, answer);
            map.mark(x, y, TARGETS.get(n, 0) == 1 ? '1' : '0');
        }
        System.out.print(map);
    }

    /** A network that has seen the four cases 500 times. */
    static XorNetwork trained(long seed) {
        XorNetwork network = XorNetwork.create(seed);
        Adam adam = new Adam(0.05);
        for (int step = 0; step < 500; step++) {
            network.gradient(INPUTS, TARGETS);
            adam.step(network.parameters());
        }
        return network;
    }
}
