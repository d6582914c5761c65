package gradwright.runtime.kernel;

import static gradwright.runtime.kernel.MultiplyAdd.fma;

/** Products of a single row by a matrix, in double precision; an instance is scratch memory. */
final class DoubleRowProducts {

    /** A row of up to this many columns is summed without copying; where rows are longer, vectors win. */
    private static final int SHORT = 64;

    /** Bytes of a first-level cache. What it has to hold are the result, some rows of the matrix, and their copies. */
    private static final int CACHE = 1 << 15;

    /** Rows of the matrix that the result takes at a time, if a row has up to {@link #FOUR_FIT} columns; else three. */
    private static final int TERMS = 4;

    private static final int FOUR_FIT = CACHE / (1 + 2 * TERMS) / Double.BYTES;

    /** The sum of two indices up to here is one. */
    private static final int HALF = Integer.MAX_VALUE / 2;

    /**
     * With more columns than this even three do not fit. Where entries are of eight bytes, multiply-adds without vectors
     * keep up with the memory they come from, so that rows are read where they lie, and computing goes on while they come.
     */
    private static final int LONG = Double.BYTES < 8 ? HALF : CACHE / (2 * TERMS - 1) / Double.BYTES;

    /** Columns that are copied at a time: long enough for the processor to fetch ahead. */
    private static final int WIDTH = 2048;

    /** The result, then rows of the right matrix: one after the other in memory, too. */
    private double[][] lines = new double[1 + TERMS][0];

    /**
     * One row meets each entry of the right matrix once, so that nothing is gained by blocks: where rows of the matrix are
     * short, entries of the result are summed side by side; otherwise three or four at a time pass through arrays in which
     * C2 vectorises, or five are read where they lie.
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
        if (columns > LONG) {
            addInPlace(columns, depth, left, leftTerm, right, rightTerm, result);
            return;
        }
        reserve(Math.min(columns, WIDTH));
        int terms = columns <= FOUR_FIT ? TERMS : TERMS - 1;
        double[] sums = lines[0];
        for (int c = 0; c < columns; c += WIDTH) {
            int width = Math.min(WIDTH, columns - c);
            System.arraycopy(result, c, sums, 0, width);
            int k = 0;
            int i = 0;
            int at = c;
            for (; k + terms <= depth; k += terms, i += terms * leftTerm) {
                for (int t = 1; t <= terms; t++, at += rightTerm) {
                    System.arraycopy(right, at, lines[t], 0, width);
                }
                double cp = left[i];
                double cq = left[i + leftTerm];
                double cr = left[i + 2 * leftTerm];
                if (terms == TERMS) {
                    add(sums, lines[1], lines[2], lines[3], lines[4], cp, cq, cr, left[i + 3 * leftTerm], width);
                } else {
                    add(sums, lines[1], lines[2], lines[3], cp, cq, cr, width);
                }
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
        for (; k + 4 < depth && at <= HALF - 4 * rightTerm; k += 5, i += 5 * leftTerm, at += 5 * rightTerm) {
            add(
                    result,
                    right,
                    at,
                    rightTerm,
                    left[i],
                    left[i + leftTerm],
                    left[i + 2 * leftTerm],
                    left[i + 3 * leftTerm],
                    left[i + 4 * leftTerm],
                    columns);
        }
        for (; k < depth; k++, i += leftTerm, at += rightTerm) {
            for (int c = 0; c < columns; c++) {
                result[c] = fma(left[i], right[at + c], result[c]);
            }
        }
    }

    /** Five rows of a matrix, of which the first starts at an index and the others as far behind each other as told. */
    private static void add(
            double[] c,
            double[] right,
            int at,
            int term,
            double cp,
            double cq,
            double cr,
            double cs,
            double ct,
            int width) {
        int p = half(at);
        int q = half(at + term);
        int r = half(at + 2 * term);
        int s = half(at + 3 * term);
        int t = half(at + 4 * term);
        int end = half(width);
        for (int j = 0; j < end; j++) {
            double sum = fma(cr, right[r + j], fma(cq, right[q + j], fma(cp, right[p + j], c[j])));
            c[j] = fma(ct, right[t + j], fma(cs, right[s + j], sum));
        }
    }

    /**
     * An index up to {@link #HALF}, as it is. It tells C2 that adding a column does not overflow: an index becomes an
     * address once in a row then, and not once for each entry.
     */
    private static int half(int index) {
        return Math.max(0, Math.min(index, HALF));
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

    private static void add(
            double[] c, double[] p, double[] q, double[] r, double cp, double cq, double cr, int width) {
        for (int j = 0; j < width; j++) {
            c[j] = fma(cr, r[j], fma(cq, q[j], fma(cp, p[j], c[j])));
        }
    }

    private static void add(double[] c, double[] p, double cp, int width) {
        for (int j = 0; j < width; j++) {
            c[j] = fma(cp, p[j], c[j]);
        }
    }
}
