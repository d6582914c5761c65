package gradwright.runtime.kernel;

import java.util.Arrays;

/**
 * Products of matrices in double precision, as generated code calls them: each entry is one ascending chain of fused
 * multiply-adds over the common axis, from its start, so that the bits are those of three plain loops. What cannot promise
 * that says so.
 *
 * <p>A matrix is an array and how far apart neighbours along its rows, columns or the common axis are stored.
 *
 * <p>An instance may hold scratch memory; it belongs to one network or function, hence to one thread at a time. From the
 * second call on nothing is allocated, unless a product is larger than all before.
 */
public interface DoubleProducts {

    /**
     * {@code result[r, c] += sum over k of left[r, k] right[k, c]}, each sum starting at what the result holds.
     *
     * @param left rows x depth; not modified
     * @param right depth x columns; not modified
     * @param result rows x columns, one row after the other; modified, and none of the others
     */
    void add(
            int rows,
            int columns,
            int depth,
            double[] left,
            int leftRow,
            int leftTerm,
            double[] right,
            int rightTerm,
            int rightColumn,
            double[] result);

    /**
     * {@code result[c] += sum over r of matrix[r, c]}, each sum starting at what the result holds. Multiplying by 1 rounds
     * nothing, so these are ascending chains of additions.
     *
     * @param matrix rows x columns; not modified
     * @param result columns; modified
     */
    default void addRows(int rows, int columns, double[] matrix, int row, int column, double[] result) {
        add(1, columns, rows, new double[] {1}, 0, 0, matrix, row, column, result);
    }

    /**
     * {@code result[c] = sum over r of matrix[r, c]}, ascending chains of additions.
     *
     * @param matrix rows x columns; not modified
     * @param result columns; modified
     */
    default void sumRows(int rows, int columns, double[] matrix, int row, int column, double[] result) {
        Arrays.fill(result, 0, columns, 0);
        addRows(rows, columns, matrix, row, column, result);
    }

    /**
     * {@code result[r, c] = sum over k of left[r, k] right[k, c]}.
     *
     * @param left rows x depth; not modified
     * @param right depth x columns; not modified
     * @param result rows x columns, one row after the other; modified, and none of the others
     */
    default void multiply(
            int rows,
            int columns,
            int depth,
            double[] left,
            int leftRow,
            int leftTerm,
            double[] right,
            int rightTerm,
            int rightColumn,
            double[] result) {
        Arrays.fill(result, 0, rows * columns, 0);
        add(rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, result);
    }

    /**
     * {@code result[r, c] = start[r, c] + sum over k of left[r, k] right[k, c]}.
     *
     * @param left rows x depth; not modified
     * @param right depth x columns; not modified
     * @param start where the sums start: with a step of 0 between rows the same for all of them, such as a bias; not modified
     * @param result rows x columns, one row after the other; modified, and none of the others
     */
    default void multiply(
            int rows,
            int columns,
            int depth,
            double[] left,
            int leftRow,
            int leftTerm,
            double[] right,
            int rightTerm,
            int rightColumn,
            double[] start,
            int startRow,
            int startColumn,
            double[] result) {
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            if (startColumn == 1) {
                System.arraycopy(start, r * startRow, result, at, columns);
            } else {
                for (int c = 0; c < columns; c++) {
                    result[at + c] = start[r * startRow + c * startColumn];
                }
            }
        }
        add(rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, result);
    }
}
