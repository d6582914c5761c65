package gradwright.runtime.generated;

/**
 * Functions of one row, for generated code: of all its entries together, each stable by subtracting the row's largest entry
 * first; and of each entry by itself, with the bits of {@link Elementary}, which a row's entries get side by side.
 *
 * <p>The entries of a row lie a stride apart: in a matrix with samples in columns a sample's row is a column. A result
 * may be the same array at the same offset and stride as the row itself.
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
        DoubleRows.softmax(z, zOffset, 1, count, result, resultOffset, 1);
    }

    /** The same for a row whose entries lie a stride apart. */
    public static void softmax(
            double[] z, int zOffset, int zStride, int count, double[] result, int resultOffset, int resultStride) {
        DoubleRows.softmax(z, zOffset, zStride, count, result, resultOffset, resultStride);
    }

    /** The same in single precision. */
    public static void softmax(float[] z, int zOffset, int count, float[] result, int resultOffset) {
        FloatRows.softmax(z, zOffset, 1, count, result, resultOffset, 1);
    }

    /** The same for a row whose entries lie a stride apart, in single precision. */
    public static void softmax(
            float[] z, int zOffset, int zStride, int count, float[] result, int resultOffset, int resultStride) {
        FloatRows.softmax(z, zOffset, zStride, count, result, resultOffset, resultStride);
    }

    /**
     * {@code result_j = z_j - log(sum over i of exp(z_i))}.
     *
     * @param z holds the row at an offset; not modified
     * @param result takes the row's log-softmax at an offset; modified
     */
    public static void logSoftmax(double[] z, int zOffset, int count, double[] result, int resultOffset) {
        DoubleRows.logSoftmax(z, zOffset, 1, count, result, resultOffset, 1);
    }

    /** The same for a row whose entries lie a stride apart. */
    public static void logSoftmax(
            double[] z, int zOffset, int zStride, int count, double[] result, int resultOffset, int resultStride) {
        DoubleRows.logSoftmax(z, zOffset, zStride, count, result, resultOffset, resultStride);
    }

    /** The same in single precision. */
    public static void logSoftmax(float[] z, int zOffset, int count, float[] result, int resultOffset) {
        FloatRows.logSoftmax(z, zOffset, 1, count, result, resultOffset, 1);
    }

    /** The same for a row whose entries lie a stride apart, in single precision. */
    public static void logSoftmax(
            float[] z, int zOffset, int zStride, int count, float[] result, int resultOffset, int resultStride) {
        FloatRows.logSoftmax(z, zOffset, zStride, count, result, resultOffset, resultStride);
    }

    /**
     * Entry {@code index} of the row's log-softmax alone.
     *
     * @param z holds the row at an offset; not modified
     */
    public static double logSoftmaxAt(double[] z, int zOffset, int count, int index) {
        return DoubleRows.logSoftmaxAt(z, zOffset, 1, count, index);
    }

    /** The same for a row whose entries lie a stride apart. */
    public static double logSoftmaxAt(double[] z, int zOffset, int zStride, int count, int index) {
        return DoubleRows.logSoftmaxAt(z, zOffset, zStride, count, index);
    }

    /** The same in single precision. */
    public static float logSoftmaxAt(float[] z, int zOffset, int count, int index) {
        return FloatRows.logSoftmaxAt(z, zOffset, 1, count, index);
    }

    /** The same for a row whose entries lie a stride apart, in single precision. */
    public static float logSoftmaxAt(float[] z, int zOffset, int zStride, int count, int index) {
        return FloatRows.logSoftmaxAt(z, zOffset, zStride, count, index);
    }

    /**
     * {@code result_j = tanh(x_j)}.
     *
     * @param x holds the row at an offset; not modified
     * @param result takes the row's hyperbolic tangents at an offset; modified
     */
    public static void tanh(double[] x, int xOffset, int count, double[] result, int resultOffset) {
        HyperbolicTangentInDouble.tanh(x, xOffset, count, result, resultOffset);
    }

    /** The same in single precision. */
    public static void tanh(float[] x, int xOffset, int count, float[] result, int resultOffset) {
        HyperbolicTangentInFloat.tanh(x, xOffset, count, result, resultOffset);
    }
}
