package gradwright.runtime.kernel;

import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * Products in plain Java, in double precision.
 *
 * <p>C2 vectorises a loop over arrays that are indexed by the loop variable alone, and only while its body is small. So
 * blocks of the right matrix are copied into rows of their own, and two rows of the result take three terms at a time. Of
 * rows and columns, the longer axis is the one that vectors run along.
 *
 * <p>An instance is scratch memory; it belongs to one network, hence to one thread at a time.
 */
public final class DoubleBlockedProducts implements DoubleProducts {

    /** Terms that a block holds; whole steps of three. */
    private static final int DEPTH = 96;

    /** Columns that a block holds: with {@link #DEPTH} rows it stays in a second-level cache. */
    private static final int WIDTH = 256;

    /** With fewer columns than this, rows take their place if they are more. */
    private static final int NARROW = 24;

    /** A single row of up to this many columns is summed without copying; where rows are longer, vectors win. */
    private static final int SHORT_ROW = 64;

    /** Rows of the right matrix that one row of the result takes at a time. */
    private static final int ROW_TERMS = 4;

    /** Columns of them: long enough for the processor to fetch ahead. */
    private static final int ROW_WIDTH = 2048;

    private static final double[] ONE = {1};

    private double[][] block = new double[0][0];
    private double[] first = new double[0];
    private double[] second = new double[0];

    /** New scratch memory. */
    public DoubleBlockedProducts() {}

    @Override
    public void add(
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
        if (rows == 1) {
            addRow(columns, depth, left, leftTerm, right, rightTerm, rightColumn, result);
        } else if (columns < NARROW && columns < rows) {
            add(columns, rows, depth, right, rightColumn, rightTerm, left, leftTerm, leftRow, result, 1, columns);
        } else {
            add(rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, result, columns, 1);
        }
    }

    @Override
    public void addRows(int rows, int columns, double[] matrix, int row, int column, double[] result) {
        addRow(columns, rows, ONE, 0, matrix, row, column, result);
    }

    /**
     * One row meets each entry of the right matrix once, so that nothing is gained by blocks: where rows of the matrix are
     * long, four at a time pass through arrays in which C2 vectorises; otherwise eight entries of the result are summed
     * side by side, which keeps a processor's multiply-adds busy without vectors.
     */
    private void addRow(
            int columns,
            int depth,
            double[] left,
            int leftTerm,
            double[] right,
            int rightTerm,
            int rightColumn,
            double[] result) {
        if (rightColumn != 1 || columns <= SHORT_ROW) {
            addSideBySide(columns, depth, left, leftTerm, right, rightTerm, rightColumn, result);
            return;
        }
        reserve(Math.min(depth, ROW_TERMS), Math.min(columns, ROW_WIDTH));
        for (int c = 0; c < columns; c += ROW_WIDTH) {
            int width = Math.min(ROW_WIDTH, columns - c);
            System.arraycopy(result, c, first, 0, width);
            int k = 0;
            int i = 0;
            int at = c;
            for (; k + 3 < depth; k += 4, i += 4 * leftTerm) {
                for (int t = 0; t < ROW_TERMS; t++, at += rightTerm) {
                    System.arraycopy(right, at, block[t], 0, width);
                }
                add(
                        first,
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
                add(first, block[0], left[i], width);
            }
            System.arraycopy(first, 0, result, c, width);
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

    private void add(
            int rows,
            int columns,
            int depth,
            double[] left,
            int leftRow,
            int leftTerm,
            double[] right,
            int rightTerm,
            int rightColumn,
            double[] result,
            int resultRow,
            int resultColumn) {
        reserve(Math.min(depth, DEPTH), Math.min(columns, WIDTH));
        for (int c = 0; c < columns; c += WIDTH) {
            int width = Math.min(WIDTH, columns - c);
            for (int k = 0; k < depth; k += DEPTH) {
                int terms = Math.min(DEPTH, depth - k);
                fillBlock(right, k * rightTerm + c * rightColumn, rightTerm, rightColumn, terms, width);
                int r = 0;
                for (; r + 1 < rows; r += 2) {
                    int at = r * resultRow + c * resultColumn;
                    copy(result, at, resultColumn, first, 0, 1, width);
                    copy(result, at + resultRow, resultColumn, second, 0, 1, width);
                    addToTwo(terms, left, r * leftRow + k * leftTerm, leftRow, leftTerm, width);
                    copy(first, 0, 1, result, at, resultColumn, width);
                    copy(second, 0, 1, result, at + resultRow, resultColumn, width);
                }
                if (r < rows) {
                    int at = r * resultRow + c * resultColumn;
                    copy(result, at, resultColumn, first, 0, 1, width);
                    addToOne(terms, left, r * leftRow + k * leftTerm, leftTerm, width);
                    copy(first, 0, 1, result, at, resultColumn, width);
                }
            }
        }
    }

    /** Reads along the axis whose neighbours are closer. */
    private void fillBlock(double[] right, int at, int term, int column, int terms, int width) {
        if (column <= term) {
            for (int t = 0; t < terms; t++) {
                copy(right, at + t * term, column, block[t], 0, 1, width);
            }
            return;
        }
        for (int c = 0; c < width; c++) {
            int from = at + c * column;
            for (int t = 0; t < terms; t++) {
                block[t][c] = right[from + t * term];
            }
        }
    }

    private void reserve(int terms, int width) {
        if (first.length < width || block.length < terms) {
            int reserved = Math.max(first.length, width);
            first = new double[reserved];
            second = new double[reserved];
            block = new double[Math.max(block.length, terms)][reserved];
        }
    }

    private static void copy(double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
        if (step == 1 && toStep == 1) {
            System.arraycopy(from, at, to, toAt, count);
        } else {
            for (int i = 0; i < count; i++) {
                to[toAt + i * toStep] = from[at + i * step];
            }
        }
    }

    private void addToTwo(int terms, double[] left, int at, int row, int term, int width) {
        int t = 0;
        int i = at;
        for (; t + 2 < terms; t += 3, i += 3 * term) {
            add(
                    first,
                    second,
                    block[t],
                    block[t + 1],
                    block[t + 2],
                    left[i],
                    left[i + term],
                    left[i + 2 * term],
                    left[i + row],
                    left[i + row + term],
                    left[i + row + 2 * term],
                    width);
        }
        for (; t < terms; t++, i += term) {
            add(first, block[t], left[i], width);
            add(second, block[t], left[i + row], width);
        }
    }

    private void addToOne(int terms, double[] left, int at, int term, int width) {
        int t = 0;
        int i = at;
        for (; t + 2 < terms; t += 3, i += 3 * term) {
            add(first, block[t], block[t + 1], block[t + 2], left[i], left[i + term], left[i + 2 * term], width);
        }
        for (; t < terms; t++, i += term) {
            add(first, block[t], left[i], width);
        }
    }

    private static void add(
            double[] c,
            double[] d,
            double[] p,
            double[] q,
            double[] r,
            double cp,
            double cq,
            double cr,
            double dp,
            double dq,
            double dr,
            int width) {
        for (int j = 0; j < width; j++) {
            double pj = p[j];
            double qj = q[j];
            double rj = r[j];
            c[j] = fma(cr, rj, fma(cq, qj, fma(cp, pj, c[j])));
            d[j] = fma(dr, rj, fma(dq, qj, fma(dp, pj, d[j])));
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
