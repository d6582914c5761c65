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

    /**
     * From this many entries on a matrix comes from memory at every call. Where entries are of eight bytes, multiply-adds
     * without vectors keep up with memory, so that rows are read where they lie, and computing goes on while they come.
     */
    private static final long FROM_MEMORY = Double.BYTES < 8 ? Long.MAX_VALUE : 1 << 20;

    /** The result, then rows of the right matrix: one after the other in memory, too. */
    private double[][] lines = new double[1 + TERMS][0];

    /**
     * One row meets each entry of the right matrix once, so that nothing is gained by blocks: where rows of the matrix are
     * long, four at a time pass through arrays in which C2 vectorises, or are read where they lie if they come from memory;
     * otherwise entries of the result are summed side by side.
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
        if (rightColumn != 1) {
            DoubleColumnSums.addAcross(columns, depth, left, leftTerm, right, rightTerm, rightColumn, result);
            return;
        }
        if (columns <= SHORT) {
            DoubleColumnSums.add(columns, depth, left, leftTerm, right, rightTerm, result);
            return;
        }
        if ((long) depth * columns >= FROM_MEMORY) {
            addInPlace(columns, depth, left, leftTerm, right, rightTerm, result);
            return;
        }
        reserve(Math.min(columns, WIDTH));
        double[] sums = lines[0];
        for (int c = 0; c < columns; c += WIDTH) {
            int width = Math.min(WIDTH, columns - c);
            System.arraycopy(result, c, sums, 0, width);
            int k = 0;
            int i = 0;
            int at = c;
            for (; k + 3 < depth; k += 4, i += 4 * leftTerm) {
                for (int t = 1; t <= TERMS; t++, at += rightTerm) {
                    System.arraycopy(right, at, lines[t], 0, width);
                }
                add(
                        sums,
                        lines[1],
                        lines[2],
                        lines[3],
                        lines[4],
                        left[i],
                        left[i + leftTerm],
                        left[i + 2 * leftTerm],
                        left[i + 3 * leftTerm],
                        width);
            }
            for (; k < depth; k++, i += leftTerm, at += rightTerm) {
                System.arraycopy(right, at, lines[1], 0, width);
                add(sums, lines[1], left[i], width);
            }
            System.arraycopy(sums, 0, result, c, width);
        }
    }

    private static void addInPlace(
            int columns, int depth, double[] left, int leftTerm, double[] right, int rightTerm, double[] result) {
        int k = 0;
        int i = 0;
        int at = 0;
        for (; k + 3 < depth; k += 4, i += 4 * leftTerm, at += 4 * rightTerm) {
            add(
                    result,
                    right,
                    at,
                    rightTerm,
                    left[i],
                    left[i + leftTerm],
                    left[i + 2 * leftTerm],
                    left[i + 3 * leftTerm],
                    columns);
        }
        for (; k < depth; k++, i += leftTerm, at += rightTerm) {
            for (int c = 0; c < columns; c++) {
                result[c] = fma(left[i], right[at + c], result[c]);
            }
        }
    }

    /** Four rows of a matrix, of which the first starts at an index and the others as far behind each other as told. */
    private static void add(
            double[] c, double[] right, int at, int term, double cp, double cq, double cr, double cs, int width) {
        int q = at + term;
        int r = q + term;
        int s = r + term;
        for (int j = 0; j < width; j++) {
            c[j] = fma(cs, right[s + j], fma(cr, right[r + j], fma(cq, right[q + j], fma(cp, right[at + j], c[j]))));
        }
    }

    private void reserve(int width) {
        if (lines[0].length < width) {
            lines = new double[1 + TERMS][AlignedRows.length(width, Double.BYTES)];
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
