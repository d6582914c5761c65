package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import gradwright.runtime.Adam;
import gradwright.runtime.AdamW;
import gradwright.runtime.Optimizer;
import gradwright.runtime.Sgd;
import gradwright.runtime.handwritten.Flowers;
import gradwright.runtime.handwritten.IrisNetwork;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** From the second call on nothing is allocated, at any batch size not above the largest seen. */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final IrisNetwork iris = IrisNetwork.create(1);

    @Test
    void predict() {
        DMatrixRMaj large = Flowers.samples(20);
        DMatrixRMaj small = Flowers.samples(7);
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
        DMatrixRMaj large = Flowers.samples(20);
        DMatrixRMaj small = Flowers.samples(7);
        int[] classes = new int[20];
        allocatesNothing(() -> {
            iris.classify(large, classes);
            iris.classify(small, classes);
        });
    }

    @Test
    void lossAndGradient() {
        DMatrixRMaj large = Flowers.samples(20);
        DMatrixRMaj small = Flowers.samples(7);
        DMatrixRMaj largeTargets = Flowers.targets(20);
        DMatrixRMaj smallTargets = Flowers.targets(7);
        int[] largeLabels = Flowers.labels(20);
        int[] smallLabels = Flowers.labels(7);
        allocatesNothing(() -> {
            iris.loss(large, largeTargets);
            iris.loss(small, smallLabels);
            iris.gradient(large, largeLabels);
            iris.gradient(small, smallTargets);
        });
    }

    /** Some functions of StrictMath do allocate: pow, and from JDK 21 on sin and cos of arguments that they reduce. */
    @Test
    void elementaryFunctions() {
        DoubleUnaryOperator[] functions = {
            Elementary::exp,
            Elementary::expm1,
            Elementary::log,
            Elementary::log1p,
            Elementary::tanh,
            Elementary::sigmoid,
            Elementary::softplus,
            x -> Elementary.xlogy(x, Math.abs(x))
        };
        double[] sum = new double[1];
        for (DoubleUnaryOperator function : functions) {
            allocatesNothing(() -> {
                for (double x = -800; x < 800; x += 3.7) {
                    sum[0] += function.applyAsDouble(x);
                }
            });
        }
    }

    @Test
    void optimizerSteps() {
        DMatrixRMaj x = Flowers.samples(20);
        int[] labels = Flowers.labels(20);
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

    /**
     * Runs calls eleven times. A run after the first allocates nothing, but one of them may be the one in which the JVM
     * leaves code it had compiled on a wrong guess, for which it allocates some bytes in this thread once.
     */
    private static void allocatesNothing(Runnable calls) {
        // The bean itself allocates when it is asked for the first time.
        THREADS.getCurrentThreadAllocatedBytes();
        calls.run();
        long[] bytes = new long[10];
        for (int run = 0; run < bytes.length; run++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            calls.run();
            bytes[run] = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        long allocating = Arrays.stream(bytes).filter(each -> each != 0).count();
        assertTrue(allocating <= 1, "bytes allocated by the runs after the first: " + Arrays.toString(bytes));
    }
}
