package gradwright.runtime.generated;

/** The functions of {@link Rows} in double precision. */
final class DoubleRows {

    private DoubleRows() {}

    static void softmax(double[] z, int zOffset, int count, double[] result, int resultOffset) {
        double max = max(z, zOffset, count);
        double sum = 0;
        for (int j = 0; j < count; j++) {
            double e = Elementary.exp(z[zOffset + j] - max);
            result[resultOffset + j] = e;
            sum += e;
        }
        for (int j = 0; j < count; j++) {
            result[resultOffset + j] /= sum;
        }
    }

    static void logSoftmax(double[] z, int zOffset, int count, double[] result, int resultOffset) {
        double max = max(z, zOffset, count);
        double logSum = logSum(z, zOffset, count, max);
        for (int j = 0; j < count; j++) {
            result[resultOffset + j] = z[zOffset + j] - max - logSum;
        }
    }

    static double logSoftmaxAt(double[] z, int zOffset, int count, int index) {
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
            sum += Elementary.exp(z[offset + j] - max);
        }
        return Elementary.log(sum);
    }
}
