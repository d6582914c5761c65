package gradwright.runtime.generated;

import static gradwright.runtime.kernel.MultiplyAdd.fma;

/**
 * Sine and cosine. An argument beyond a quarter of pi is taken modulo half of pi in integers, whatever its size: of
 * 2 / pi, those 192 bits are multiplied that matter (Payne and Hanek, "Radian reduction for trigonometric functions",
 * 1983). {@link StrictMath} would give the same bits everywhere too, but allocates for such arguments from JDK 21 on.
 */
final class Trigonometry {

    private static final double QUARTER_PI = Math.PI / 4;
    private static final double HALF_PI = 1.5707963267948966;
    private static final double HALF_PI_LOW = 6.123233995736766e-17;
    private static final int FRACTION_BITS = 52;

    /** The exponent of the last bit of a normal number with the exponent field 0. */
    private static final int LAST_BIT = -1075;

    /** The bits of 2 / pi after a word of zeros; {@code approximation.py} computes them. */
    private static final long[] TWO_OVER_PI = {
        0,
        0xa2f9836e4e441529L,
        0xfc2757d1f534ddc0L,
        0xdb6295993c439041L,
        0xfe5163abdebbc561L,
        0xb7246e3a424dd2e0L,
        0x06492eea09d1921cL,
        0xfe1deb1cb129a73eL,
        0xe88235f52ebb4484L,
        0xe99c7026b45f7e41L,
        0x3991d639835339f4L,
        0x9c845f8bbdf9283bL,
        0x1ff897ffde05980fL,
        0xef2f118b5a0a6d1fL,
        0x6d367ecf27cb09b7L,
        0x4f463f669e5fea2dL,
        0x7527bac7ebe5f17bL,
        0x3d0739f78a5292eaL,
        0x6bfb5fb11f8d5d08L,
        0x56033046fc7b6babL,
        0xf0cfbc209af4361dL
    };

    private Trigonometry() {}

    static double sin(double x) {
        return Math.copySign(1, x) * shiftedSin(Math.abs(x), 0);
    }

    static double cos(double x) {
        return shiftedSin(Math.abs(x), 1);
    }

    /** {@code sin(x + quarters pi / 2)} for x not negative. */
    private static double shiftedSin(double x, long quarters) {
        if (x <= QUARTER_PI) {
            return sin(x, 0, quarters);
        }
        if (!(x < Double.POSITIVE_INFINITY)) {
            return Double.NaN;
        }
        long bits = Double.doubleToRawLongBits(x);
        long m = (bits & ((1L << FRACTION_BITS) - 1)) | (1L << FRACTION_BITS);
        // x = m 2^e. Bits of 2 / pi worth 4 and more after multiplication are left out, for whole turns.
        int e = (int) (bits >>> FRACTION_BITS) + LAST_BIT;
        int first = e + 62;
        long w0 = word(first);
        long w1 = word(first + Long.SIZE);
        long w2 = word(first + 2 * Long.SIZE);
        long low = m * w2;
        long middle = multiplyHigh(m, w2) + m * w1;
        long carry = Long.compareUnsigned(middle, m * w1) < 0 ? 1 : 0;
        long high = multiplyHigh(m, w1) + m * w0 + carry;
        // The two bits in front count quarters, those after them make a fraction of a quarter, taken from -1/2 to 1/2.
        long quarter = (high + (1L << 61)) >>> 62;
        long f0 = (high << 2) | (middle >>> 62);
        long sign = f0 >> 63;
        f0 ^= sign;
        long f1 = ((middle << 2) | (low >>> 62)) ^ sign;
        long f2 = (low << 2) ^ sign;
        int zeros = Long.numberOfLeadingZeros(f0);
        long a = left(f0, f1, zeros);
        long b = left(f1, f2, zeros);
        double unit = Double.longBitsToDouble((1023L - 53 - zeros) << FRACTION_BITS);
        double fraction = (a >>> 11) * unit;
        double fractionLow = (left(a, b, 53) >>> 11) * (0x1p-53 * unit);
        double r = fraction * HALF_PI;
        double rLow = fma(fraction, HALF_PI, -r) + fma(fraction, HALF_PI_LOW, fractionLow * HALF_PI);
        double signum = sign | 1;
        return sin(signum * r, signum * rLow, quarter + quarters);
    }

    /** 64 bits of 2 / pi. */
    private static long word(int firstBit) {
        int index = firstBit >> 6;
        return left(TWO_OVER_PI[index], TWO_OVER_PI[index + 1], firstBit & (Long.SIZE - 1));
    }

    /** The first 64 of 128 bits after fewer than 64 of them went. */
    private static long left(long high, long low, int bits) {
        return (high << bits) | (low >>> 1 >>> (Long.SIZE - 1 - bits));
    }

    /** The upper half of the product of a positive and an unsigned number. */
    private static long multiplyHigh(long positive, long unsigned) {
        return Math.multiplyHigh(positive, unsigned) + ((unsigned >> (Long.SIZE - 1)) & positive);
    }

    /** {@code sin(r + rLow + quarters pi / 2)} for r up to a quarter of pi. */
    private static double sin(double r, double rLow, long quarters) {
        double z = r * r;
        double y = (quarters & 1) == 0 ? sine(r, rLow, z) : cosine(r, rLow, z);
        return (quarters & 2) == 0 ? y : -y;
    }

    private static double sine(double r, double rLow, double z) {
        double z2 = z * z;
        double a = fma(z, 0.008333333333330936, -0.16666666666666666);
        double b = fma(z, 2.7557316093198404e-06, -0.00019841269836740532);
        double c = fma(z, 1.5917988979397435e-10, -2.5051129896450185e-08);
        return r + fma(r * z, fma(z2, fma(z2, c, b), a), fma(-0.5 * z, rLow, rLow));
    }

    private static double cosine(double r, double rLow, double z) {
        double z2 = z * z;
        double a = fma(z, -0.0013888888888887389, 0.041666666666666664);
        double b = fma(z, -2.755731726587808e-07, 2.48015872987544e-05);
        double c = fma(z, -1.138254464534925e-11, 2.087614504941318e-09);
        double parabola = fma(z, -0.5, 1);
        double parabolaLow = fma(z, -0.5, 1 - parabola);
        return parabola + fma(z2, fma(z2, fma(z2, c, b), a), fma(-r, rLow, parabolaLow));
    }
}
