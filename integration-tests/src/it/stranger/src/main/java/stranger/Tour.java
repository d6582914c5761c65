package stranger;

import gradwright.runtime.Adam;
import gradwright.runtime.GradientCheck;
import gradwright.runtime.Kernels;
import gradwright.runtime.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;

/** What the README shows of a generated class, run. */
public final class Tour {

    private Tour() {}

    public static void main(String[] args) throws IOException {
        Path path = Files.createTempFile("digits", ".safetensors");
        DMatrixRMaj x = RandomMatrices_DDRM.rectangle(3, 64, 0, 1, new Random(1));
        int[] labels = {4, 0, 9};
        double[] weights = {1, 0.5, 2};
        double[] row = new double[64];
        DMatrixRMaj result = new DMatrixRMaj(1, 1);

        DigitsNetwork net = DigitsNetwork.create(42); // seed -> initialised parameters
        DMatrixRMaj y = net.predict(x); // x: N x 64, one sample a row -> a new N x 10 matrix
        net.predict(x, result); // the same into a matrix of yours; allocates nothing
        double[] one = net.predict(row); // double[64] -> double[10]
        int[] classes = net.classify(x); // the largest output of each sample

        Adam adam = new Adam(1e-3);
        for (int step = 0; step < 100; step++) {
            net.gradient(x, labels); // forward and backward: returns the loss, overwrites every gradient
            adam.step(net.parameters());
        }
        double loss = net.loss(x, labels); // targets: int[N] labels, or an N x 10 matrix

        for (Parameter<DMatrixRMaj> parameter : net.parameters()) {
            System.out.println(parameter.name() + " " + parameter.value().numRows + " x " + parameter.value().numCols);
        }
        new GradientCheck().check(net, x, labels); // against differences of the loss
        DigitsNetwork other = net.replica(); // the same parameters, for another thread; copy() shares nothing
        net.gradient(x, labels, weights); // a weight for each sample; loss and addGradient take them too
        net.addGradient(x, labels, 0.25); // a quarter of the gradient, added to what is there
        double[] losses = net.lossPerSample(x, labels); // what each adds to the loss
        DigitsNetwork fast = DigitsNetwork.create(42, Kernels.best()); // the best kernels found for large products
        net.save(path); // safetensors
        net.load(path);

        System.out.println(y.numRows + " x " + y.numCols + ", " + one.length + ", " + classes.length);
        System.out.println("same: " + Arrays.equals(y.data, result.data));
        System.out.println("learnt: " + Arrays.equals(other.classify(x), labels) + " " + (loss < 1));
        System.out.println("losses: " + losses.length);
    }
}
