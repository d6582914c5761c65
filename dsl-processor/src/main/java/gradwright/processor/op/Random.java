package gradwright.processor.op;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Uniform random numbers in [0, 1), each a function of a key and of its own place, so that they are computed again
 * where they are needed again and never stored.
 *
 * <p>Philox4x64-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011), as the
 * runtime's initial values: the key is the pair of the key's value and the 64-bit FNV-1a hash of the name in UTF-8, the
 * counter {@code (index, 0, 0, 0)}. Of the first word the upper 24 bits are taken, which float holds exactly: both
 * precisions see the same numbers.
 *
 * @param key a whole number, another one for every draw
 * @param name what tells these numbers from others of the same key
 * @param counted the axes in the order in which places are counted, whatever the order in which they are stored
 */
public record Random(Value key, String name, List<Axis> counted) implements Operation {

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
    private static final long MULTIPLIER_1 = 0xCA5A826395121157L;
    private static final long WEYL_0 = 0x9E3779B97F4A7C15L;
    private static final long WEYL_1 = 0xBB67AE8584CAA73BL;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    public Random {
        counted = List.copyOf(counted);
    }

    @Override
    public List<Value> operands() {
        return List.of(key);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return new Random(operands.get(0), name, counted);
    }

    @Override
    public void check(List<Axis> axes) {
        boolean isKey = key.axes().isEmpty() && key.type() == ElementType.INTEGER;
        if (!isKey || counted.size() != axes.size() || !new HashSet<>(counted).equals(new HashSet<>(axes))) {
            throw new IllegalArgumentException("cannot draw " + axes + " counted along " + counted + " by " + key);
        }
    }

    /** A whole number has no derivative. */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        return List.of(Optional.empty());
    }

    /** The number at an index. */
    static double uniform(long key, String name, long index) {
        return (word(key, fnv1a(name.getBytes(StandardCharsets.UTF_8)), index) >>> 40) * 0x1p-24;
    }

    private static long fnv1a(byte[] bytes) {
        long hash = FNV_OFFSET;
        for (byte each : bytes) {
            hash = (hash ^ (each & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }

    /** The first word at the counter {@code (index, 0, 0, 0)}. */
    private static long word(long key0, long key1, long index) {
        long k0 = key0;
        long k1 = key1;
        long c0 = index;
        long c1 = 0;
        long c2 = 0;
        long c3 = 0;
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
        return c0;
    }

    /** {@code Math.unsignedMultiplyHigh}, which Java 17 lacks. */
    private static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        long drawnBy = (long) in.doubleValue(operands.get(0).entries().get(0));
        Tensor<T> places = new Tensor<>(counted, result.sizes(), in.number(0));
        return result.fill(at -> in.number(uniform(drawnBy, name, places.offset(result.axes(), at))));
    }
}
