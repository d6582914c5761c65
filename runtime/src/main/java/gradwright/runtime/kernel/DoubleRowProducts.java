package gradwright.runtime.kernel;

import static gradwright.runtime.kernel.MultiplyAdd.fma;

/** Products of a single row by a matrix, in double precision; an instance is scratch memory. */
final class DoubleRowProducts {

    /** A row of up to this many columns is summed without copying; where rows are longer, vectors win. */
    private static final int SHORT = 64;

    /** Rows of the right matrix that the result takes at a time. */
    private static final int TERMS = 4;

    /** Columns of them: long enough for the processor to fetch ahead. */
    private static final int WIDTH = 2048;

    private double[] sums = {};
    private double[][] block = new double[TERMS][0];

    /**
     * One row meets each entry of the right matrix once, so that nothing is gained by blocks: where rows of the matrix are
     * long, four at a time pass through arrays in which C2 vectorises; otherwise eight entries of the result are summed
     * side by side, which keeps a processor's multiply-adds busy without vectors.
     */
    void add(
            int columns,
            int depth,
            double[] left,
            int leftTerm,
            double[] right,
            int rightTerm,
            int rightColumn,
            double[] result) {
        if (rightColumn != 1 || columns <= SHORT) {
            addSideBySide(columns, depth, left, leftTerm, right, rightTerm, rightColumn, result);
            return;
        }
        reserve(Math.min(columns, WIDTH));
        for (int c = 0; c < columns; c += WIDTH) {
            int width = Math.min(WIDTH, columns - c);
            System.arraycopy(result, c, sums, 0, width);
            int k = 0;
            int i = 0;
            int at = c;
            for (; k + 3 < depth; k += 4, i += 4 * leftTerm) {
                for (int t = 0; t < TERMS; t++, at += rightTerm) {
                    System.arraycopy(right, at, block[t], 0, width);
                }
                add(
                        sums,
                        block[0],
                        block[1],
                        block[2],
                        block[3],
                        left[i],
                        left[i + leftTerm],
                        left[i + 2 * leftTerm],
                        left[i + 3 * leftTerm],
                        width);
            }
            for (; k < depth; k++, i += leftTerm, at += rightTerm) {
                System.arraycopy(right, at, block[0], 0, width);
                add(sums, block[0], left[i], width);
            }
            System.arraycopy(sums, 0, result, c, width);
        }
    }

    private static void addSideBySide(
            int columns,
            int depth,
            double[] left,
            int leftTerm,
            double[] right,
            int rightTerm,
            int rightColumn,
            double[] result) {
        int c = 0;
        for (; c + 7 < columns; c += 8) {
            double sum0 = result[c];
            double sum1 = result[c + 1];
            double sum2 = result[c + 2];
            double sum3 = result[c + 3];
            double sum4 = result[c + 4];
            double sum5 = result[c + 5];
            double sum6 = result[c + 6];
            double sum7 = result[c + 7];
            int i = 0;
            int at = c * rightColumn;
            for (int k = 0; k < depth; k++, i += leftTerm, at += rightTerm) {
                double entry = left[i];
                sum0 = fma(entry, right[at], sum0);
                sum1 = fma(entry, right[at + rightColumn], sum1);
                sum2 = fma(entry, right[at + 2 * rightColumn], sum2);
                sum3 = fma(entry, right[at + 3 * rightColumn], sum3);
                sum4 = fma(entry, right[at + 4 * rightColumn], sum4);
                sum5 = fma(entry, right[at + 5 * rightColumn], sum5);
                sum6 = fma(entry, right[at + 6 * rightColumn], sum6);
                sum7 = fma(entry, right[at + 7 * rightColumn], sum7);
            }
            result[c] = sum0;
            result[c + 1] = sum1;
            result[c + 2] = sum2;
            result[c + 3] = sum3;
            result[c + 4] = sum4;
            result[c + 5] = sum5;
            result[c + 6] = sum6;
            result[c + 7] = sum7;
        }
        for (; c < columns; c++) {
            double sum = result[c];
            for (int k = 0; k < depth; k++) {
                sum = fma(left[k * leftTerm], right[c * rightColumn + k * rightTerm], sum);
            }
            result[c] = sum;
        }
    }

    private void reserve(int width) {
        if (sums.length < width) {
            int reserved = AlignedRows.length(width, Double.BYTES);
            sums = new double[reserved];
            block = new double[TERMS][reserved];
        }
    }

    private static void add(
            double[] c,
            double[] p,
            double[] q,
            double[] r,
            double[] s,
            double cp,
            double cq,
            double cr,
            double cs,
            int width) {
        for (int j = 0; j < width; j++) {
            c[j] = fma(cs, s[j], fma(cr, r[j], fma(cq, q[j], fma(cp, p[j], c[j]))));
        }
    }

    private static void add(double[] c, double[] p, double cp, int width) {
        for (int j = 0; j < width; j++) {
            c[j] = fma(cp, p[j], c[j]);
        }
    }
}
