package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.runtime.Initializer;
import gradwright.runtime.Kernels;
import gradwright.runtime.handwritten.DoubleFlowers;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import java.io.ByteArrayInputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** One thread at a time in a network; replicas for the others. */
class DoubleThreadsTest {

    /** A network whose prediction lasts until it is told to end. */
    private static final class Slow extends DoubleNetwork {

        private static final Layout LAYOUT =
                Layout.of("Slow", 1).layer("out", 1, "input + b", 0).bias(1, Initializer.ZERO);

        private final CountDownLatch inside = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        Slow() {
            this(Parameters.initialised(LAYOUT, 1));
        }

        private Slow(Parameters parameters) {
            super(LAYOUT, parameters, Kernels.plain());
        }

        @Override
        public Slow replica() {
            return new Slow(parameterSet().shared());
        }

        @Override
        public Slow copy() {
            return new Slow(parameterSet().copied());
        }

        @Override
        protected void reserve(int samples) {}

        @Override
        protected void predict(int samples, double[] input, double[] output) {
            inside.countDown();
            try {
                assertTrue(end.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            output[0] = input[0];
        }
    }

    @Test
    void secondThreadIsToldAndTheFirstGoesOn() throws Exception {
        Slow slow = new Slow();
        CompletableFuture<double[]> first = CompletableFuture.supplyAsync(() -> slow.predict(3));
        assertTrue(slow.inside.await(10, TimeUnit.SECONDS));
        String text = "Slow is in use by another thread: a network belongs to one thread at a time;"
                + " use replica() to give each thread its own over the same parameters";
        assertEquals(
                text,
                assertThrows(IllegalStateException.class, () -> slow.predict(4)).getMessage());
        assertThrows(IllegalStateException.class, () -> slow.predict(new DMatrixRMaj(1, 1)));
        assertThrows(IllegalStateException.class, () -> slow.load(new ByteArrayInputStream(new byte[0])));
        slow.end.countDown();
        assertArrayEquals(new double[] {3}, first.get(10, TimeUnit.SECONDS));
        assertArrayEquals(new double[] {5}, slow.predict(5));
    }

    @Test
    void replicasPredictAtOnce() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(8);
        DMatrixRMaj x = DoubleFlowers.samples(50);
        double[] expected = iris.predict(x).data;
        CompletableFuture<?>[] threads = new CompletableFuture<?>[4];
        for (int i = 0; i < threads.length; i++) {
            DoubleIrisNetwork replica = iris.replica();
            threads[i] = CompletableFuture.runAsync(() -> {
                for (int round = 0; round < 200; round++) {
                    assertArrayEquals(expected, replica.predict(x).data);
                }
            });
        }
        CompletableFuture.allOf(threads).join();
    }
}
