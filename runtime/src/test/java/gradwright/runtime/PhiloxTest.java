package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Known answers of the generator's and the hash's authors. */
class PhiloxTest {

    /** The lines "philox4x64 10" of kat_vectors in Random123 (D. E. Shaw Research); NumPy's Philox gives the same. */
    @Test
    void givesTheKnownAnswersOfRandom123() {
        assertArrayEquals(
                new long[] {0x16554d9eca36314cL, 0xdb20fe9d672d0fdcL, 0xd7e772cee186176bL, 0x7e68b68aec7ba23bL},
                block(Philox.ofKey(0, 0), 0, 0, 0, 0));
        assertArrayEquals(
                new long[] {0x87b092c3013fe90bL, 0x438c3c67be8d0224L, 0x9cc7d7c69cd777b6L, 0xa09caebf594f0ba0L},
                block(Philox.ofKey(-1, -1), -1, -1, -1, -1));
        assertArrayEquals(
                new long[] {0xa528f45403e61d95L, 0x38c72dbd566e9788L, 0xa5a1610e72fd18b5L, 0x57bd43b5e52b7fe6L},
                block(
                        Philox.ofKey(0x452821e638d01377L, 0xbe5466cf34e90c6cL),
                        0x243f6a8885a308d3L,
                        0x13198a2e03707344L,
                        0xa4093822299f31d0L,
                        0x082efa98ec4e6c89L));
    }

    private static long[] block(Philox philox, long c0, long c1, long c2, long c3) {
        return IntStream.range(0, 4)
                .mapToLong(place -> philox.word(place, c0, c1, c2, c3))
                .toArray();
    }

    /** Test vectors of draft-eastlake-fnv. */
    @Test
    void hashesAsFnv1a() {
        assertEquals(0xcbf29ce484222325L, Philox.fnv1a(new byte[0]));
        assertEquals(0xaf63dc4c8601ec8cL, Philox.fnv1a("a".getBytes(StandardCharsets.UTF_8)));
        assertEquals(0x85944171f73967e8L, Philox.fnv1a("foobar".getBytes(StandardCharsets.UTF_8)));
    }
}
