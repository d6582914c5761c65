package gradwright.runtime.generated;

import org.ejml.data.ReshapeMatrix;

/** A matrix that a program may write into, but whose shape and array must stay: the generated code holds the array. */
final class PinnedMatrix<M extends ReshapeMatrix, A> {

    private final Storage<M, A> storage;
    private final String name;
    private final M matrix;
    private final A array;
    private final int rows;
    private final int columns;

    private PinnedMatrix(Storage<M, A> storage, String name, int rows, int columns, A array) {
        this.storage = storage;
        this.name = name;
        this.matrix = storage.matrix(rows, columns, array);
        this.array = array;
        this.rows = rows;
        this.columns = columns;
    }

    static <M extends ReshapeMatrix, A> PinnedMatrix<M, A> zeros(
            Storage<M, A> storage, String name, int rows, int columns) {
        return new PinnedMatrix<>(storage, name, rows, columns, storage.zeros(Math.multiplyExact(rows, columns)));
    }

    PinnedMatrix<M, A> copy() {
        return new PinnedMatrix<>(storage, name, rows, columns, storage.copy(array));
    }

    M matrix() {
        return matrix;
    }

    A array() {
        return array;
    }

    /** Throws if the matrix was reshaped or given another array. */
    void verify(String network) {
        if (matrix.getNumRows() != rows || matrix.getNumCols() != columns) {
            throw new IllegalStateException(network + ": the " + name + " is " + rows + " x " + columns
                    + " and must stay so, but was reshaped to " + matrix.getNumRows() + " x " + matrix.getNumCols());
        }
        if (storage.array(matrix) != array) {
            throw new IllegalStateException(network + ": the array of the " + name
                    + " was replaced by another one; write into its elements instead");
        }
    }
}
