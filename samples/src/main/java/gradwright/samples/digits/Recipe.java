package gradwright.samples.digits;

import gradwright.runtime.Adam;
import gradwright.runtime.Classifier;
import gradwright.samples.support.Batches;
import gradwright.samples.support.Examples;
import org.ejml.data.DMatrixRMaj;

/** How a network learns digits: Adam, batches of 32, each image seen 30 times. */
final class Recipe {

    static final int EPOCHS = 30;

    private static final double RATE = 2e-3;
    private static final int BATCH = 32;

    /** What happens after each epoch. */
    @FunctionalInterface
    interface AfterEpoch {

        /** Called with the epoch, from 1, and the mean loss over it. */
        void done(int epoch, double loss);
    }

    private Recipe() {}

    /**
     * Trains a network.
     *
     * @param seed decides the order of the images
     */
    static void train(Classifier<DMatrixRMaj> network, Examples images, long seed, AfterEpoch afterEpoch) {
        Batches batches = new Batches(images, BATCH, seed);
        Adam adam = new Adam(RATE);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            afterEpoch.done(epoch, batches.epoch(network, adam));
        }
    }
}
