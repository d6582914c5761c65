package gradwright.runtime;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers by counter: the value at an index is a function of the key and the index, with no state between.
 *
 * <p>Philox4x64-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). The key is
 * the pair of the seed and the 64-bit FNV-1a hash of a name in UTF-8 (Fowler, Noll and Vo; draft-eastlake-fnv); the
 * counter is {@code (index, 0, 0, 0)}. Only the first two words of a block are used.
 */
final class Philox {

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
    private static final long MULTIPLIER_1 = 0xCA5A826395121157L;
    private static final long WEYL_0 = 0x9E3779B97F4A7C15L;
    private static final long WEYL_1 = 0xBB67AE8584CAA73BL;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final long key0;
    private final long key1;
    private final long[] block = new long[4];

    private Philox(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    static Philox of(long seed, String name) {
        return new Philox(seed, fnv1a(name.getBytes(StandardCharsets.UTF_8)));
    }

    static Philox ofKey(long key0, long key1) {
        return new Philox(key0, key1);
    }

    static long fnv1a(byte[] bytes) {
        long hash = FNV_OFFSET;
        for (byte each : bytes) {
            hash = (hash ^ (each & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }

    /** The value at an index, uniform in [-1, 1): a multiple of 2^-52, so that every operation on the way is exact. */
    double symmetric(long index) {
        draw(index, 0, 0, 0);
        return 2 * unit(block[0]) - 1;
    }

    /** The value at an index, standard normal, by the cosine branch of Box and Muller (1958). */
    double normal(long index) {
        draw(index, 0, 0, 0);
        double radius = Math.sqrt(-2 * StrictMath.log(1 - unit(block[0])));
        return radius * StrictMath.cos(2 * Math.PI * unit(block[1]));
    }

    /** The upper 53 bits as a number in [0, 1). */
    private static double unit(long word) {
        return (word >>> 11) * 0x1p-53;
    }

    /** The four words at a counter, in an array that the next draw overwrites. */
    long[] draw(long counter0, long counter1, long counter2, long counter3) {
        long c0 = counter0;
        long c1 = counter1;
        long c2 = counter2;
        long c3 = counter3;
        long k0 = key0;
        long k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long high0 = unsignedMultiplyHigh(MULTIPLIER_0, c0);
            long low0 = MULTIPLIER_0 * c0;
            long high1 = unsignedMultiplyHigh(MULTIPLIER_1, c2);
            long low1 = MULTIPLIER_1 * c2;
            c0 = high1 ^ c1 ^ k0;
            c1 = low1;
            c2 = high0 ^ c3 ^ k1;
            c3 = low0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        block[0] = c0;
        block[1] = c1;
        block[2] = c2;
        block[3] = c3;
        return block;
    }

    /** {@code Math.unsignedMultiplyHigh}, which Java 17 lacks. */
    private static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
