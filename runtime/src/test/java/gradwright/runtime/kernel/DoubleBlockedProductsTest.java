package gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.runtime.Allocation;
import java.math.BigDecimal;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Products against three plain loops, to the bit, and against exact sums within the bound of the theory. */
class DoubleBlockedProductsTest {

    /** Ways of storing two operands by rows or by columns: the three forms of a layer's products are among them. */
    private static final int LAYOUTS = 4;

    /** Around pairs of rows, and around the width below which rows and columns change places. */
    private static final int[] SIDES = {1, 2, 3, 4, 22, 23, 24, 25, 26};

    /** Twice the depth of a block and one more: every remainder by three terms, by four, and by a block. */
    private static final int DEEPEST = 25;

    /** Around the rows, and the columns in either precision, that a block holds. */
    private static final int[] HEIGHTS = {127, 128, 129, 130, 257};

    private static final int[] WIDTHS = {255, 256, 257, 511, 512, 513};

    private final Random random = new Random(3);
    private final DoubleBlockedProducts products = new DoubleBlockedProducts();

    @Test
    void areThoseOfPlainLoopsAtEveryRemainder() {
        for (int rows : SIDES) {
            for (int columns : SIDES) {
                for (int depth = 1; depth <= DEEPEST; depth++) {
                    assertIsPlain(rows, columns, depth);
                }
            }
        }
    }

    @Test
    void areThoseOfPlainLoopsAcrossBlocks() {
        for (int rows : HEIGHTS) {
            for (int columns : WIDTHS) {
                assertIsPlain(rows, columns, 13);
            }
        }
    }

    /** Rows that take the place of columns, for they are more. */
    @Test
    void areThoseOfPlainLoopsAcrossBlocksOfNarrowResults() {
        for (int rows : WIDTHS) {
            for (int columns : new int[] {1, 2, 23}) {
                assertIsPlain(rows, columns, 14);
            }
        }
    }

    @Test
    void areThoseOfPlainLoopsWhereTheyAreFew() {
        assertIsPlain(4, 4, 64);
        assertIsPlain(4, 4, 65);
        assertIsPlain(2, 8, 64);
        assertIsPlain(17, 1, 64);
        assertIsPlain(1, 1, 1);
    }

    /** The result is what it was, or where sums start. */
    @Test
    void nothingIsAddedWhereAnAxisIsEmpty() {
        for (int[] lengths : new int[][] {{0, 3, 2}, {3, 0, 2}, {0, 30, 80}, {30, 0, 80}, {1, 0, 3}}) {
            assertIsPlain(lengths[0], lengths[1], lengths[2]);
        }
        assertIsPlain(3, 2, 0);
        assertIsPlain(30, 80, 0);
        assertIsPlain(1, 80, 0);
    }

    /** The left matrix is copied in stretches, of which the last is shorter, for each block of the result's rows. */
    @Test
    void areThoseOfPlainLoopsWhereRowsOfTheLeftMatrixAreLong() {
        assertIsPlain(2, 30, 97, 0);
        assertIsPlain(3, 25, 193, 2);
        assertIsPlain(130, 26, 401, 0);
        assertIsPlain(3, 600, 401, 2);
    }

    /**
     * In every layout, at every remainder by three to five terms, around two, eight and sixteen columns, and around those, in
     * either precision, from which on rows are copied, by three, or read where they lie, or are cut.
     */
    @Test
    void areThoseOfPlainLoopsForASingleRow() {
        for (int columns : new int[] {1, 7, 8, 9, 16, 27, 64, 65, 130, 455, 456, 585, 586, 910, 911, 2047, 2049}) {
            for (int depth : new int[] {1, 2, 3, 4, 5, 8, 11, 12}) {
                assertIsPlain(1, columns, depth);
            }
        }
    }

    /** In every order that operands can be stored, from every start. */
    private void assertIsPlain(int rows, int columns, int depth) {
        for (int layout = 0; layout < LAYOUTS; layout++) {
            assertIsPlain(rows, columns, depth, layout);
        }
    }

    private void assertIsPlain(int rows, int columns, int depth, int layout) {
        int[][] starts = {{0, 1}, {1, 0}, {columns, 1}};
        for (int[] start : starts) {
            assertIsPlain(rows, columns, depth, layout, start);
        }
    }

    private void assertIsPlain(int rows, int columns, int depth, int layout, int[] start) {
        double[] left = numbers(rows * depth);
        double[] right = numbers(depth * columns);
        double[] whole = numbers(rows * columns);
        int leftRow = layout % 2 == 0 ? depth : 1;
        int leftTerm = layout % 2 == 0 ? 1 : rows;
        int rightTerm = layout / 2 == 0 ? columns : 1;
        int rightColumn = layout / 2 == 0 ? 1 : depth;
        double[] result = numbers(rows * columns);
        products.multiply(
                rows,
                columns,
                depth,
                left,
                leftRow,
                leftTerm,
                right,
                rightTerm,
                rightColumn,
                whole,
                start[0],
                start[1],
                result);
        double[] fromZero = numbers(rows * columns);
        products.multiply(rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, fromZero);
        double[] added = whole.clone();
        products.add(rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, added);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double onTop = whole[r * columns + c];
                double sum = whole[r * start[0] + c * start[1]];
                double other = 0;
                for (int k = 0; k < depth; k++) {
                    double a = left[r * leftRow + k * leftTerm];
                    double b = right[k * rightTerm + c * rightColumn];
                    sum = Math.fma(a, b, sum);
                    other = Math.fma(a, b, other);
                    onTop = Math.fma(a, b, onTop);
                }
                int entry = r * columns + c;
                Supplier<String> place = () -> rows + " x " + columns + " x " + depth + " at entry " + entry;
                assertEquals(sum, result[entry], place);
                assertEquals(other, fromZero[entry], place);
                assertEquals(onTop, added[entry], place);
            }
        }
    }

    @Test
    void sumsOfRowsAreThoseOfPlainLoops() {
        for (int columns : new int[] {1, 9, 64, 65, 300}) {
            for (int rows : new int[] {1, 2, 5, 33}) {
                for (boolean isTurned : new boolean[] {false, true}) {
                    double[] matrix = numbers(rows * columns);
                    double[] start = numbers(columns);
                    double[] result = start.clone();
                    int row = isTurned ? 1 : columns;
                    int column = isTurned ? rows : 1;
                    products.addRows(rows, columns, matrix, row, column, result);
                    double[] fromZero = numbers(columns);
                    products.sumRows(rows, columns, matrix, row, column, fromZero);
                    double[] byDefault = start.clone();
                    DoubleProducts ofItsProducts =
                            (r, c, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, sums) -> products.add(
                                    r, c, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, sums);
                    ofItsProducts.addRows(rows, columns, matrix, row, column, byDefault);
                    for (int c = 0; c < columns; c++) {
                        double sum = start[c];
                        double alone = 0;
                        for (int r = 0; r < rows; r++) {
                            sum += matrix[r * row + c * column];
                            alone += matrix[r * row + c * column];
                        }
                        assertEquals(alone, fromZero[c], rows + " x " + columns);
                        assertEquals(sum, result[c], rows + " x " + columns);
                        assertEquals(sum, byDefault[c], rows + " x " + columns);
                    }
                }
            }
        }
    }

    @Test
    void errorsStayWithinTheBound() {
        for (int depth = 1; depth <= DEEPEST; depth++) {
            for (int layout = 0; layout < LAYOUTS; layout++) {
                assertErrorsAreBounded(3, 5, depth, layout);
                assertErrorsAreBounded(1, 5, depth, layout);
            }
        }
        assertErrorsAreBounded(5, 30, 111, 0);
    }

    /** Higham, "Accuracy and stability of numerical algorithms", 3.5: |error| at most gamma(k + 2) |A| |B|. */
    private void assertErrorsAreBounded(int rows, int columns, int depth, int layout) {
        double[] left = numbers(rows * depth);
        double[] right = numbers(depth * columns);
        double[] result = new double[rows * columns];
        int leftRow = layout % 2 == 0 ? depth : 1;
        int leftTerm = layout % 2 == 0 ? 1 : rows;
        int rightTerm = layout / 2 == 0 ? columns : 1;
        int rightColumn = layout / 2 == 0 ? 1 : depth;
        products.multiply(rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, result);
        double unit = Math.ulp(1d) / 2;
        double gamma = (depth + 2) * unit / (1 - (depth + 2) * unit);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                BigDecimal exact = BigDecimal.ZERO;
                BigDecimal sizes = BigDecimal.ZERO;
                for (int k = 0; k < depth; k++) {
                    BigDecimal term = new BigDecimal(left[r * leftRow + k * leftTerm])
                            .multiply(new BigDecimal(right[k * rightTerm + c * rightColumn]));
                    exact = exact.add(term);
                    sizes = sizes.add(term.abs());
                }
                BigDecimal error =
                        new BigDecimal(result[r * columns + c]).subtract(exact).abs();
                assertTrue(
                        error.compareTo(sizes.multiply(new BigDecimal(gamma))) <= 0,
                        rows + " x " + columns + " x " + depth + " at entry " + r + ", " + c);
            }
        }
    }

    @Test
    void infinitiesAndNanStayWhereTheyBelong() {
        double[] left = {1, Double.POSITIVE_INFINITY, 3, 0};
        double[] right = {1, 2, 0, Double.NaN};
        double[] result = new double[4];
        products.multiply(2, 2, 2, left, 2, 1, right, 2, 1, result);
        assertEquals(Double.NaN, result[0]);
        assertEquals(Double.NaN, result[1]);
        assertEquals(3, result[2]);
        assertEquals(Double.NaN, result[3]);
    }

    @Test
    void allocateNothingFromTheSecondCallOn() {
        double[] left = numbers(40 * 50);
        double[] right = numbers(50 * 60);
        double[] result = new double[40 * 60];
        Allocation.allocatesNothing(() -> {
            products.multiply(4, 5, 400, left, 400, 1, right, 5, 1, result);
            products.multiply(40, 60, 50, left, 50, 1, right, 60, 1, result);
            products.multiply(1, 60, 50, left, 50, 1, right, 60, 1, result);
            products.multiply(1, 300, 10, left, 10, 1, right, 300, 1, result);
        });
    }

    private double[] numbers(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = /* (float) */ random.nextGaussian();
        }
        return numbers;
    }
}
