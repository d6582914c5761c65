package gradwright.runtime.handwritten;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/** Batches for {@link DoubleIrisNetwork}. */
public final class DoubleFlowers {

    private DoubleFlowers() {}

    /** Samples of four numbers, the same in both precisions. */
    public static DMatrixRMaj samples(int count) {
        SplittableRandom random = new SplittableRandom(count);
        DMatrixRMaj x = new DMatrixRMaj(count, 4);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = random.nextInt(-2048, 2048) / 1024d;
        }
        return x;
    }

    /** Labels 0, 1, 2, 0, ... */
    public static int[] labels(int count) {
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = n % 3;
        }
        return labels;
    }

    /** The same labels as one-hot rows. */
    public static DMatrixRMaj targets(int count) {
        DMatrixRMaj targets = new DMatrixRMaj(count, 3);
        for (int n = 0; n < count; n++) {
            targets.set(n, n % 3, 1);
        }
        return targets;
    }
}
