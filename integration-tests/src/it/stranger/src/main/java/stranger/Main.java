package stranger;

import gradwright.runtime.Adam;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Trains the network for a few hundred steps and says what it has learnt. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        int[] labels = {0, 1, 1, 0};
        ExclusiveOrNetwork net = ExclusiveOrNetwork.create(42);
        Adam adam = new Adam(0.05);
        double before = net.loss(x, labels);
        for (int step = 0; step < 300; step++) {
            net.gradient(x, labels);
            adam.step(net.parameters());
        }
        System.out.println("learnt: " + (net.loss(x, labels) < before / 10));
        System.out.println("classes: " + Arrays.toString(net.classify(x)));
        System.out.println("logits: " + net.predict(1, 0).length);
    }
}
