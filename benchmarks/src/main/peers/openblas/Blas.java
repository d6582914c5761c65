package gradwright.benchmarks.subject;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/**
 * OpenBLAS' kernels in one precision, and the loops between them. A process has one precision, so that entries are read and
 * written without a call.
 *
 * @param <B> holds matrices by rows, without gaps
 */
abstract class Blas<B extends Buffer> {

    abstract B allocate(int length);

    abstract double get(B from, int at);

    abstract void put(B to, int at, double value);

    /** result = a b, either of them transposed: rows x inner times inner x columns. */
    abstract void multiply(
            boolean isLeftTransposed, boolean isRightTransposed, int rows, int columns, int inner, B a, B b, B result);

    /** x = x - rate * gradient. */
    abstract void descend(int length, double rate, B gradient, B x);

    private static int transposed(boolean is) {
        return is ? CblasTrans : CblasNoTrans;
    }

    static final class InDouble extends Blas<DoubleBuffer> {
        @Override
        DoubleBuffer allocate(int length) {
            return ByteBuffer.allocateDirect(length * Double.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asDoubleBuffer();
        }

        @Override
        double get(DoubleBuffer from, int at) {
            return from.get(at);
        }

        @Override
        void put(DoubleBuffer to, int at, double value) {
            to.put(at, value);
        }

        @Override
        void multiply(
                boolean left, boolean right, int m, int n, int k, DoubleBuffer a, DoubleBuffer b, DoubleBuffer result) {
            int aStride = left ? m : k;
            int bStride = right ? k : n;
            cblas_dgemm(
                    CblasRowMajor,
                    transposed(left),
                    transposed(right),
                    m,
                    n,
                    k,
                    1,
                    a,
                    aStride,
                    b,
                    bStride,
                    0,
                    result,
                    n);
        }

        @Override
        void descend(int length, double rate, DoubleBuffer gradient, DoubleBuffer x) {
            cblas_daxpy(length, -rate, gradient, 1, x, 1);
        }
    }

    static final class InFloat extends Blas<FloatBuffer> {
        @Override
        FloatBuffer allocate(int length) {
            return ByteBuffer.allocateDirect(length * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        @Override
        double get(FloatBuffer from, int at) {
            return from.get(at);
        }

        @Override
        void put(FloatBuffer to, int at, double value) {
            to.put(at, (float) value);
        }

        @Override
        void multiply(
                boolean left, boolean right, int m, int n, int k, FloatBuffer a, FloatBuffer b, FloatBuffer result) {
            int aStride = left ? m : k;
            int bStride = right ? k : n;
            cblas_sgemm(
                    CblasRowMajor,
                    transposed(left),
                    transposed(right),
                    m,
                    n,
                    k,
                    1,
                    a,
                    aStride,
                    b,
                    bStride,
                    0,
                    result,
                    n);
        }

        @Override
        void descend(int length, double rate, FloatBuffer gradient, FloatBuffer x) {
            cblas_saxpy(length, (float) -rate, gradient, 1, x, 1);
        }
    }

    final void fill(B to, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            put(to, i, numbers[i]);
        }
    }

    /** y = activation(y + bias), or y + bias. */
    final void activate(int rows, int width, B y, B bias, boolean isActivated, boolean isTanh) {
        for (int n = 0; n < rows; n++) {
            for (int j = 0; j < width; j++) {
                int at = n * width + j;
                double z = get(y, at) + get(bias, j);
                put(y, at, !isActivated ? z : isTanh ? Math.tanh(z) : Math.max(z, 0));
            }
        }
    }

    /** delta = delta times the activation's derivative at its result y. */
    final void derive(int length, B delta, B y, boolean isTanh) {
        for (int i = 0; i < length; i++) {
            double value = get(y, i);
            put(delta, i, get(delta, i) * (isTanh ? 1 - value * value : value > 0 ? 1 : 0));
        }
    }

    /** The loss; its gradient by y in delta. */
    final double crossEntropy(int rows, int width, B y, int[] labels, B delta) {
        double loss = 0;
        for (int n = 0; n < rows; n++) {
            int from = n * width;
            double max = get(y, from);
            for (int j = 1; j < width; j++) {
                max = Math.max(max, get(y, from + j));
            }
            double sum = 0;
            for (int j = 0; j < width; j++) {
                double power = Math.exp(get(y, from + j) - max);
                put(delta, from + j, power);
                sum += power;
            }
            loss -= get(y, from + labels[n]) - max - Math.log(sum);
            for (int j = 0; j < width; j++) {
                put(delta, from + j, (get(delta, from + j) / sum - (j == labels[n] ? 1 : 0)) / rows);
            }
        }
        return loss / rows;
    }

    /** The loss; its gradient by y in delta. */
    final double meanSquare(int length, B y, B wanted, B delta) {
        double loss = 0;
        for (int i = 0; i < length; i++) {
            double difference = get(y, i) - get(wanted, i);
            loss += difference * difference;
            put(delta, i, 2 * difference / length);
        }
        return loss / length;
    }

    final void sumRows(int rows, int width, B delta, B sums) {
        for (int j = 0; j < width; j++) {
            put(sums, j, 0);
        }
        for (int n = 0; n < rows; n++) {
            for (int j = 0; j < width; j++) {
                put(sums, j, get(sums, j) + get(delta, n * width + j));
            }
        }
    }
}
