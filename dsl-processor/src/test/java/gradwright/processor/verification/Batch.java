package gradwright.processor.verification;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Samples with their targets: dense ones, and class labels that a classification loss takes instead. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Batch(DMatrixRMaj x, DMatrixRMaj targets, int[] labels) {

    int samples() {
        return x.numRows;
    }

    double[] row(int sample) {
        return row(x, sample);
    }

    static double[] row(DMatrixRMaj matrix, int row) {
        return Arrays.copyOfRange(matrix.data, row * matrix.numCols, (row + 1) * matrix.numCols);
    }

    /** The labels as dense targets. */
    DMatrixRMaj oneHot() {
        DMatrixRMaj dense = new DMatrixRMaj(samples(), targets.numCols);
        for (int n = 0; n < samples(); n++) {
            dense.set(n, labels[n], 1);
        }
        return dense;
    }

    /** The samples in another order: number n becomes the one that was number {@code order[n]}. */
    Batch inOrder(int[] order) {
        return new Batch(
                rows(x, order),
                rows(targets, order),
                Arrays.stream(order).map(n -> labels[n]).toArray());
    }

    static DMatrixRMaj rows(DMatrixRMaj matrix, int[] order) {
        DMatrixRMaj result = new DMatrixRMaj(order.length, matrix.numCols);
        for (int n = 0; n < order.length; n++) {
            System.arraycopy(matrix.data, order[n] * matrix.numCols, result.data, n * matrix.numCols, matrix.numCols);
        }
        return result;
    }
}
