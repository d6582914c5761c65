package gradwright.runtime.kernel;

import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * Products of a single row by a matrix, in double precision, that sum some entries of the result side by side in local
 * variables, which keeps a processor's multiply-adds busy without vectors.
 */
final class DoubleColumnSums {

    private DoubleColumnSums() {}

    /** Rows of few columns, one after the other: neighbours are at constant distances, which take one check of the range. */
    static void add(
            int columns, int depth, double[] left, int leftTerm, double[] right, int rightTerm, double[] result) {
        int c = 0;
        for (; c + 15 < columns; c += 16) {
            addSixteen(depth, left, leftTerm, right, c, rightTerm, result);
        }
        for (; c + 7 < columns; c += 8) {
            addEight(depth, left, leftTerm, right, c, rightTerm, result);
        }
        for (; c + 1 < columns; c += 2) {
            addTwo(depth, left, leftTerm, right, c, rightTerm, result);
        }
        if (c < columns) {
            addOne(depth, left, leftTerm, right, c, rightTerm, result, c);
        }
    }

    /** Sixteen sums: twice as many as keep a processor busy, so that none waits for another. */
    private static void addSixteen(
            int depth, double[] left, int leftTerm, double[] right, int column, int rightTerm, double[] result) {
        double sum0 = result[column];
        double sum1 = result[column + 1];
        double sum2 = result[column + 2];
        double sum3 = result[column + 3];
        double sum4 = result[column + 4];
        double sum5 = result[column + 5];
        double sum6 = result[column + 6];
        double sum7 = result[column + 7];
        double sum8 = result[column + 8];
        double sum9 = result[column + 9];
        double sum10 = result[column + 10];
        double sum11 = result[column + 11];
        double sum12 = result[column + 12];
        double sum13 = result[column + 13];
        double sum14 = result[column + 14];
        double sum15 = result[column + 15];
        int i = 0;
        int at = column;
        for (int k = 0; k < depth; k++, i += leftTerm, at += rightTerm) {
            double entry = left[i];
            sum0 = fma(entry, right[at], sum0);
            sum1 = fma(entry, right[at + 1], sum1);
            sum2 = fma(entry, right[at + 2], sum2);
            sum3 = fma(entry, right[at + 3], sum3);
            sum4 = fma(entry, right[at + 4], sum4);
            sum5 = fma(entry, right[at + 5], sum5);
            sum6 = fma(entry, right[at + 6], sum6);
            sum7 = fma(entry, right[at + 7], sum7);
            sum8 = fma(entry, right[at + 8], sum8);
            sum9 = fma(entry, right[at + 9], sum9);
            sum10 = fma(entry, right[at + 10], sum10);
            sum11 = fma(entry, right[at + 11], sum11);
            sum12 = fma(entry, right[at + 12], sum12);
            sum13 = fma(entry, right[at + 13], sum13);
            sum14 = fma(entry, right[at + 14], sum14);
            sum15 = fma(entry, right[at + 15], sum15);
        }
        result[column] = sum0;
        result[column + 1] = sum1;
        result[column + 2] = sum2;
        result[column + 3] = sum3;
        result[column + 4] = sum4;
        result[column + 5] = sum5;
        result[column + 6] = sum6;
        result[column + 7] = sum7;
        result[column + 8] = sum8;
        result[column + 9] = sum9;
        result[column + 10] = sum10;
        result[column + 11] = sum11;
        result[column + 12] = sum12;
        result[column + 13] = sum13;
        result[column + 14] = sum14;
        result[column + 15] = sum15;
    }

    /** Eight sums. */
    private static void addEight(
            int depth, double[] left, int leftTerm, double[] right, int column, int rightTerm, double[] result) {
        double sum0 = result[column];
        double sum1 = result[column + 1];
        double sum2 = result[column + 2];
        double sum3 = result[column + 3];
        double sum4 = result[column + 4];
        double sum5 = result[column + 5];
        double sum6 = result[column + 6];
        double sum7 = result[column + 7];
        int i = 0;
        int at = column;
        for (int k = 0; k < depth; k++, i += leftTerm, at += rightTerm) {
            double entry = left[i];
            sum0 = fma(entry, right[at], sum0);
            sum1 = fma(entry, right[at + 1], sum1);
            sum2 = fma(entry, right[at + 2], sum2);
            sum3 = fma(entry, right[at + 3], sum3);
            sum4 = fma(entry, right[at + 4], sum4);
            sum5 = fma(entry, right[at + 5], sum5);
            sum6 = fma(entry, right[at + 6], sum6);
            sum7 = fma(entry, right[at + 7], sum7);
        }
        result[column] = sum0;
        result[column + 1] = sum1;
        result[column + 2] = sum2;
        result[column + 3] = sum3;
        result[column + 4] = sum4;
        result[column + 5] = sum5;
        result[column + 6] = sum6;
        result[column + 7] = sum7;
    }

    /** Two sums. */
    private static void addTwo(
            int depth, double[] left, int leftTerm, double[] right, int column, int rightTerm, double[] result) {
        double sum0 = result[column];
        double sum1 = result[column + 1];
        int i = 0;
        int at = column;
        for (int k = 0; k < depth; k++, i += leftTerm, at += rightTerm) {
            double entry = left[i];
            sum0 = fma(entry, right[at], sum0);
            sum1 = fma(entry, right[at + 1], sum1);
        }
        result[column] = sum0;
        result[column + 1] = sum1;
    }

    /** One sum. */
    private static void addOne(
            int depth,
            double[] left,
            int leftTerm,
            double[] right,
            int at,
            int rightTerm,
            double[] result,
            int column) {
        double sum = result[column];
        for (int k = 0; k < depth; k++) {
            sum = fma(left[k * leftTerm], right[at + k * rightTerm], sum);
        }
        result[column] = sum;
    }

    /** A matrix that is stored across: eight sums, for which its columns are read side by side. */
    static void addAcross(
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
            addOne(depth, left, leftTerm, right, c * rightColumn, rightTerm, result, c);
        }
    }
}
