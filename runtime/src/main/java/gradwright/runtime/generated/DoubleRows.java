package gradwright.runtime.generated;

/** The functions of {@link Rows} in double precision. */
final class DoubleRows {

    private DoubleRows() {}

    static void softmax(
            double[] z, int zOffset, int zStride, int count, double[] result, int resultOffset, int resultStride) {
        double max = max(z, zOffset, zStride, count);
        double sum = 0;
        for (int j = 0; j < count; j++) {
            double e = Elementary.exp(z[zOffset + j * zStride] - max);
            result[resultOffset + j * resultStride] = e;
            sum += e;
        }
        for (int j = 0; j < count; j++) {
            result[resultOffset + j * resultStride] /= sum;
        }
    }

    static void logSoftmax(
            double[] z, int zOffset, int zStride, int count, double[] result, int resultOffset, int resultStride) {
        double max = max(z, zOffset, zStride, count);
        double logSum = logSum(z, zOffset, zStride, count, max);
        for (int j = 0; j < count; j++) {
            result[resultOffset + j * resultStride] = z[zOffset + j * zStride] - max - logSum;
        }
    }

    static double logSoftmaxAt(double[] z, int zOffset, int zStride, int count, int index) {
        double max = max(z, zOffset, zStride, count);
        return z[zOffset + index * zStride] - max - logSum(z, zOffset, zStride, count, max);
    }

    private static double max(double[] z, int offset, int stride, int count) {
        double max = z[offset];
        for (int j = 1; j < count; j++) {
            max = Math.max(max, z[offset + j * stride]);
        }
        return max;
    }

    private static double logSum(double[] z, int offset, int stride, int count, double max) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += Elementary.exp(z[offset + j * stride] - max);
        }
        return Elementary.log(sum);
    }
}
