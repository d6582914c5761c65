package gradwright.runtime.generated;

/**
 * Functions of one row, each stable by subtracting the row's largest entry first. For generated code.
 *
 * <p>A result may be the same array at the same offset as the row itself.
 */
public final class Rows {

    private Rows() {}

    /**
     * {@code result_j = exp(z_j) / sum over i of exp(z_i)}.
     *
     * @param z holds the row at an offset; not modified
     * @param result takes the row's softmax at an offset; modified
     */
    public static void softmax(double[] z, int zOffset, int count, double[] result, int resultOffset) {
        double max = max(z, zOffset, count);
        double sum = 0;
        for (int j = 0; j < count; j++) {
            double e = StrictMath.exp(z[zOffset + j] - max);
            result[resultOffset + j] = e;
            sum += e;
        }
        for (int j = 0; j < count; j++) {
            result[resultOffset + j] /= sum;
        }
    }

    /**
     * {@code result_j = z_j - log(sum over i of exp(z_i))}.
     *
     * @param z holds the row at an offset; not modified
     * @param result takes the row's log-softmax at an offset; modified
     */
    public static void logSoftmax(double[] z, int zOffset, int count, double[] result, int resultOffset) {
        double max = max(z, zOffset, count);
        double logSum = logSum(z, zOffset, count, max);
        for (int j = 0; j < count; j++) {
            result[resultOffset + j] = z[zOffset + j] - max - logSum;
        }
    }

    /**
     * Entry {@code index} of the row's log-softmax alone.
     *
     * @param z holds the row at an offset; not modified
     */
    public static double logSoftmaxAt(double[] z, int zOffset, int count, int index) {
        double max = max(z, zOffset, count);
        return z[zOffset + index] - max - logSum(z, zOffset, count, max);
    }

    private static double max(double[] z, int offset, int count) {
        double max = z[offset];
        for (int j = 1; j < count; j++) {
            max = Math.max(max, z[offset + j]);
        }
        return max;
    }

    private static double logSum(double[] z, int offset, int count, double max) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += StrictMath.exp(z[offset + j] - max);
        }
        return StrictMath.log(sum);
    }
}
