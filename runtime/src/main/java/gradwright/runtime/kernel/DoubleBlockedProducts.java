package gradwright.runtime.kernel;

import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * Products in plain Java, in double precision.
 *
 * <p>C2 vectorises a loop over arrays that are indexed by the loop variable alone, and only while its body is small. So
 * blocks of the right matrix and of the result are copied into rows of their own, and two rows of the result take three
 * terms at a time. Of rows and columns, the longer axis is the one that vectors run along. A result of a few entries is not
 * worth copying.
 *
 * <p>An instance is scratch memory; it belongs to one network or function, hence to one thread at a time.
 */
public final class DoubleBlockedProducts implements DoubleProducts {

    /** Terms that a block of the right matrix holds; whole steps of three. */
    private static final int DEPTH = 12;

    /** Columns that a block holds: {@link #DEPTH} rows and two of the result fill most of a first-level cache. */
    private static final int WIDTH = 2048 / Double.BYTES;

    /** Rows of the result that meet a block before the next is copied; they stay in a second-level cache. */
    private static final int HEIGHT = 128;

    /**
     * Rows of the result, each of {@link #WIDTH}, that meet all terms of a block before the next do: they and it fill a
     * first-level cache.
     */
    private static final int PANEL = 4;

    /**
     * Terms of the left matrix that are copied at a time where its rows are longer. Batches come from memory, and a block
     * reads so few terms of each row that the processor does not fetch ahead.
     */
    private static final int STRETCH = 64 / Double.BYTES * DEPTH;

    /** With fewer columns than this, rows take their place if they are more. */
    private static final int NARROW = 24;

    /** A result of up to this many entries, each of so few terms that copying costs more than vectors gain. */
    private static final int FEW_ENTRIES = 16;

    private static final int FEW_TERMS = 64;

    private static final double[] ONE = {1};

    private final DoubleRowProducts single = new DoubleRowProducts();

    /** The block of the right matrix, then that of the result: one after the other in memory, too. */
    private double[][] lines = {};

    /** A stretch of the left matrix, row by row. */
    private double[] stretch = {};

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
            single.add(columns, depth, left, leftTerm, right, rightTerm, rightColumn, result);
        } else if ((long) rows * columns <= FEW_ENTRIES && depth <= FEW_TERMS) {
            addPlainly(rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, result);
        } else if (columns < NARROW && columns < rows) {
            add(columns, rows, depth, right, rightColumn, rightTerm, left, leftTerm, leftRow, result, 1, columns);
        } else {
            add(rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, result, columns, 1);
        }
    }

    @Override
    public void addRows(int rows, int columns, double[] matrix, int row, int column, double[] result) {
        single.add(columns, rows, ONE, 0, matrix, row, column, result);
    }

    private static void addPlainly(
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
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double sum = result[r * columns + c];
                for (int k = 0; k < depth; k++) {
                    sum = fma(left[r * leftRow + k * leftTerm], right[k * rightTerm + c * rightColumn], sum);
                }
                result[r * columns + c] = sum;
            }
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
        reserve(Math.min(rows, HEIGHT), Math.min(columns, WIDTH));
        for (int r = 0; r < rows; r += HEIGHT) {
            int height = Math.min(HEIGHT, rows - r);
            for (int c = 0; c < columns; c += WIDTH) {
                int width = Math.min(WIDTH, columns - c);
                int at = r * resultRow + c * resultColumn;
                for (int i = 0; i < height; i++) {
                    copy(result, at + i * resultRow, resultColumn, lines[DEPTH + i], 0, 1, width);
                }
                for (int k = 0; k < depth; k += DEPTH) {
                    int terms = Math.min(DEPTH, depth - k);
                    fillBlock(right, k * rightTerm + c * rightColumn, rightTerm, rightColumn, terms, width);
                    if (leftTerm == 1 && depth > STRETCH) {
                        int within = k % STRETCH;
                        if (within == 0) {
                            copyStretch(left, r * leftRow + k, leftRow, height, Math.min(STRETCH, depth - k));
                        }
                        addBlock(height, terms, stretch, within, STRETCH, 1, width);
                    } else {
                        addBlock(height, terms, left, r * leftRow + k * leftTerm, leftRow, leftTerm, width);
                    }
                }
                for (int i = 0; i < height; i++) {
                    copy(lines[DEPTH + i], 0, 1, result, at + i * resultRow, resultColumn, width);
                }
            }
        }
    }

    private void copyStretch(double[] left, int at, int row, int height, int terms) {
        if (stretch.length < height * STRETCH) {
            stretch = new double[height * STRETCH];
        }
        for (int i = 0; i < height; i++) {
            System.arraycopy(left, at + i * row, stretch, i * STRETCH, terms);
        }
    }

    /** Reads along the axis whose neighbours are closer. */
    private void fillBlock(double[] right, int at, int term, int column, int terms, int width) {
        if (column <= term) {
            for (int t = 0; t < terms; t++) {
                copy(right, at + t * term, column, lines[t], 0, 1, width);
            }
            return;
        }
        int t = 0;
        for (; t + 3 < terms; t += 4) {
            turn(right, at + t * term, term, column, lines[t], lines[t + 1], lines[t + 2], lines[t + 3], width);
        }
        for (; t < terms; t++) {
            copy(right, at + t * term, column, lines[t], 0, 1, width);
        }
    }

    /** Four terms of a column are neighbours, or nearly so: one line of the cache has them all. */
    private static void turn(
            double[] right, int at, int term, int column, double[] p, double[] q, double[] r, double[] s, int width) {
        for (int c = 0, i = at; c < width; c++, i += column) {
            p[c] = right[i];
            q[c] = right[i + term];
            r[c] = right[i + 2 * term];
            s[c] = right[i + 3 * term];
        }
    }

    private void reserve(int height, int width) {
        int length = lines.length == 0 ? 0 : lines[0].length;
        if (lines.length < DEPTH + height || length < width) {
            int reserved = AlignedRows.length(Math.max(length, width), Double.BYTES);
            lines = new double[Math.max(lines.length, DEPTH + height)][reserved];
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

    private void addBlock(int height, int terms, double[] left, int at, int row, int term, int width) {
        int panel = PANEL * (WIDTH / width);
        for (int i = 0; i < height; i += panel) {
            addPanel(i, Math.min(i + panel, height), terms, left, at, row, term, width);
        }
    }

    private void addPanel(int first, int end, int terms, double[] left, int at, int row, int term, int width) {
        int t = 0;
        for (; t + 2 < terms; t += 3) {
            addThree(first, end, lines[t], lines[t + 1], lines[t + 2], left, at + t * term, row, term, width);
        }
        for (; t < terms; t++) {
            addOne(first, end, lines[t], left, at + t * term, row, width);
        }
    }

    /** The loop over the rows holds three terms: C2 has registers for what is left, and checks their lines once. */
    private void addThree(
            int first,
            int end,
            double[] p,
            double[] q,
            double[] r,
            double[] left,
            int at,
            int row,
            int term,
            int width) {
        int i = first;
        for (; i + 1 < end; i += 2) {
            int c = at + i * row;
            int d = c + row;
            add(
                    lines[DEPTH + i],
                    lines[DEPTH + i + 1],
                    p,
                    q,
                    r,
                    left[c],
                    left[c + term],
                    left[c + 2 * term],
                    left[d],
                    left[d + term],
                    left[d + 2 * term],
                    width);
        }
        if (i < end) {
            int c = at + i * row;
            add(lines[DEPTH + i], p, q, r, left[c], left[c + term], left[c + 2 * term], width);
        }
    }

    private void addOne(int first, int end, double[] p, double[] left, int at, int row, int width) {
        for (int i = first; i < end; i++) {
            add(lines[DEPTH + i], p, left[at + i * row], width);
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
