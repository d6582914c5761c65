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
        DoubleRows.softmax(z, zOffset, count, result, resultOffset);
    }

    /** The same in single precision. */
    public static void softmax(float[] z, int zOffset, int count, float[] result, int resultOffset) {
        FloatRows.softmax(z, zOffset, count, result, resultOffset);
    }

    /**
     * {@code result_j = z_j - log(sum over i of exp(z_i))}.
     *
     * @param z holds the row at an offset; not modified
     * @param result takes the row's log-softmax at an offset; modified
     */
    public static void logSoftmax(double[] z, int zOffset, int count, double[] result, int resultOffset) {
        DoubleRows.logSoftmax(z, zOffset, count, result, resultOffset);
    }

    /** The same in single precision. */
    public static void logSoftmax(float[] z, int zOffset, int count, float[] result, int resultOffset) {
        FloatRows.logSoftmax(z, zOffset, count, result, resultOffset);
    }

    /**
     * Entry {@code index} of the row's log-softmax alone.
     *
     * @param z holds the row at an offset; not modified
     */
    public static double logSoftmaxAt(double[] z, int zOffset, int count, int index) {
        return DoubleRows.logSoftmaxAt(z, zOffset, count, index);
    }

    /** The same in single precision. */
    public static float logSoftmaxAt(float[] z, int zOffset, int count, int index) {
        return FloatRows.logSoftmaxAt(z, zOffset, count, index);
    }
}
