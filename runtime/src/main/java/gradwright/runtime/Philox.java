package gradwright.runtime;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers by counter: the value at an index is a function of the key and the index, with no state between.
 *
 * <p>Philox4x64-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). The key is
 * the pair of the seed and the 64-bit FNV-1a hash of a name in UTF-8 (Fowler, Noll and Vo; draft-eastlake-fnv); the
 * counter is {@code (index, 0, 0, 0)}. Only the first two words of a block are used.
 *
 * <p>A network's first step draws all its weights in a JVM that is still cold: the code is what compiles early and quickly.
 */
final class Philox {

    private static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
    private static final long MULTIPLIER_1 = 0xCA5A826395121157L;
    private static final long WEYL_0 = 0x9E3779B97F4A7C15L;

    /** {@link #WEYL_0} times the ten rounds, modulo 2^64. */
    private static final long WEYLS_0 = 0x2E2AC13EF8E8D8D2L;

    private static final long WEYL_1 = 0xBB67AE8584CAA73BL;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final long key0;
    private final long key1;

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
        return 2 * unit(word(0, index, 0, 0, 0)) - 1;
    }

    /** The value at an index, standard normal, by the cosine branch of Box and Muller (1958). */
    double normal(long index) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - unit(word(0, index, 0, 0, 0))));
        return radius * StrictMath.cos(2 * Math.PI * unit(word(1, index, 0, 0, 0)));
    }

    /** The upper 53 bits as a number in [0, 1). */
    private static double unit(long word) {
        return (word >>> 11) * 0x1p-53;
    }

    /** One of the four words at a counter, by its place from 0 on. */
    long word(int place, long counter0, long counter1, long counter2, long counter3) {
        long c0 = counter0;
        long c1 = counter1;
        long c2 = counter2;
        long c3 = counter3;
        long k1 = key1;
        long end = key0 + WEYLS_0;
        // The key counts the rounds: C2 would unroll a loop that an int counts, for longer than a network's draws take.
        for (long k0 = key0; k0 != end; k0 += WEYL_0) {
            // As Math.unsignedMultiplyHigh, which Java 17 lacks; the sign bits of both multipliers are set.
            long high0 = Math.multiplyHigh(MULTIPLIER_0, c0) + c0 + ((c0 >> 63) & MULTIPLIER_0);
            long low0 = MULTIPLIER_0 * c0;
            long high1 = Math.multiplyHigh(MULTIPLIER_1, c2) + c2 + ((c2 >> 63) & MULTIPLIER_1);
            long low1 = MULTIPLIER_1 * c2;
            c0 = high1 ^ c1 ^ k0;
            c1 = low1;
            c2 = high0 ^ c3 ^ k1;
            c3 = low0;
            k1 += WEYL_1;
        }
        return place == 0 ? c0 : place == 1 ? c1 : place == 2 ? c2 : c3;
    }
}
