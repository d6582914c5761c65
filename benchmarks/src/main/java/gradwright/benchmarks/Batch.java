package gradwright.benchmarks;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/** A random batch for a workload, in both precisions. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Batch(DMatrixRMaj x, DMatrixRMaj targets, FMatrixRMaj floatX, FMatrixRMaj floatTargets, int[] labels) {

    static Batch of(Workload workload) {
        Random random = new Random(2);
        int inputs = workload.widths().get(0);
        int outputs = workload.widths().get(workload.widths().size() - 1);
        DMatrixRMaj x = normal(workload.batch(), inputs, random);
        DMatrixRMaj targets = normal(workload.batch(), outputs, random);
        int[] labels = random.ints(workload.batch(), 0, outputs).toArray();
        return new Batch(x, targets, rounded(x), rounded(targets), labels);
    }

    private static DMatrixRMaj normal(int rows, int columns, Random random) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextGaussian();
        }
        return matrix;
    }

    private static FMatrixRMaj rounded(DMatrixRMaj matrix) {
        FMatrixRMaj rounded = new FMatrixRMaj(matrix.numRows, matrix.numCols);
        for (int i = 0; i < matrix.data.length; i++) {
            rounded.data[i] = (float) matrix.data[i];
        }
        return rounded;
    }
}
