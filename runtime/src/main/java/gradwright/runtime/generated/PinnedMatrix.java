package gradwright.runtime.generated;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** A matrix that a program may write into, but whose shape and array must stay: the generated code holds the array. */
final class PinnedMatrix {

    private final String name;
    private final DMatrixRMaj matrix;
    private final double[] array;
    private final int rows;
    private final int columns;

    private PinnedMatrix(String name, int rows, int columns, double[] array) {
        this.name = name;
        this.matrix = DMatrixRMaj.wrap(rows, columns, array);
        this.array = array;
        this.rows = rows;
        this.columns = columns;
    }

    static PinnedMatrix zeros(String name, int rows, int columns) {
        return new PinnedMatrix(name, rows, columns, new double[Math.multiplyExact(rows, columns)]);
    }

    PinnedMatrix copy() {
        return new PinnedMatrix(name, rows, columns, Arrays.copyOf(array, array.length));
    }

    DMatrixRMaj matrix() {
        return matrix;
    }

    double[] array() {
        return array;
    }

    /** Throws if the matrix was reshaped or given another array. */
    void verify(String network) {
        if (matrix.numRows != rows || matrix.numCols != columns) {
            throw new IllegalStateException(network + ": the " + name + " is " + rows + " x " + columns
                    + " and must stay so, but was reshaped to " + matrix.numRows + " x " + matrix.numCols);
        }
        if (matrix.data != array) {
            throw new IllegalStateException(network + ": the array of the " + name
                    + " was replaced by another one; write into its elements instead");
        }
    }
}
