package gradwright.processor.machine;

import java.util.Set;

/**
 * How many instructions of machine code for x86-64 compute with floating-point numbers: with vectors of 256 or 512 bits, and
 * with single numbers.
 *
 * <p>Only their prefixes are read, wherever they stand: VEX and EVEX name the map of the operation, the kind of its operands
 * and the length of vectors ("Intel 64 and IA-32 Architectures Software Developer's Manual", volume 2, sections 2.3 and
 * 2.7). What else is in the code is passed over, and the few bytes of a constant that look like such a prefix by chance are
 * counted too: more of one kind than of the other means something, one instruction does not.
 *
 * @param packed instructions with vectors
 * @param scalar instructions with single numbers
 */
record PackedArithmetic(int packed, int scalar) {

    private static final int VEX_OF_TWO = 0xC5;
    private static final int VEX_OF_THREE = 0xC4;
    private static final int EVEX = 0x62;

    /** The map of opcodes after {@code 0F}. */
    private static final int BASIC = 1;

    /** The map of opcodes after {@code 0F 38}, in which fused multiply-adds are. */
    private static final int EXTENDED = 2;

    /** What stands for the prefix {@code 66}: packed double, or packed with a precision told elsewhere. */
    private static final int PACKED_DOUBLE = 1;

    /** sqrt, add, mul, sub, min, div, max. */
    private static final Set<Integer> COMPUTING = Set.of(0x51, 0x58, 0x59, 0x5C, 0x5D, 0x5E, 0x5F);

    /** and, xor: the absolute value, and the other sign. */
    private static final Set<Integer> SIGNS = Set.of(0x54, 0x57);

    /** Multiply and add, multiply and subtract, in the three orders of operands; with single numbers the next opcode. */
    private static final Set<Integer> FUSED =
            Set.of(0x98, 0x9A, 0x9C, 0x9E, 0xA8, 0xAA, 0xAC, 0xAE, 0xB8, 0xBA, 0xBC, 0xBE);

    private static final PackedArithmetic NONE = new PackedArithmetic(0, 0);
    private static final PackedArithmetic PACKED = new PackedArithmetic(1, 0);
    private static final PackedArithmetic SCALAR = new PackedArithmetic(0, 1);

    /** Of the code of one or more methods. */
    static PackedArithmetic of(byte[] code) {
        PackedArithmetic sum = NONE;
        for (int at = 0; at < code.length; at++) {
            sum = sum.plus(at(code, at));
        }
        return sum;
    }

    private static PackedArithmetic at(byte[] code, int at) {
        int first = unsigned(code, at + 1);
        int second = unsigned(code, at + 2);
        int third = unsigned(code, at + 3);
        return switch (unsigned(code, at)) {
            case VEX_OF_TWO -> of(BASIC, first & 3, first >> 2 & 1, second);
            case VEX_OF_THREE -> of(first & 0x1F, second & 3, second >> 2 & 1, third);
            case EVEX ->
                isEvex(first, second) ? of(first & 7, second & 3, third >> 5 & 3, unsigned(code, at + 4)) : NONE;
            default -> NONE;
        };
    }

    /** One bit is always 0 and another always 1. */
    private static boolean isEvex(int first, int second) {
        return (first & 8) == 0 && (second & 4) != 0;
    }

    /** Behind the end nothing follows. */
    private static int unsigned(byte[] code, int at) {
        return at < code.length ? code[at] & 0xFF : 0;
    }

    /**
     * @param kind of operands: packed single, packed double, scalar single, scalar double
     * @param length 0 for 128 bits, then twice as many each
     */
    private static PackedArithmetic of(int map, int kind, int length, int opcode) {
        boolean isPacked = kind <= PACKED_DOUBLE;
        if (map == BASIC && isPacked && length > 0 && (COMPUTING.contains(opcode) || SIGNS.contains(opcode))) {
            return PACKED;
        }
        if (map == BASIC && !isPacked && COMPUTING.contains(opcode)) {
            return SCALAR;
        }
        if (map == EXTENDED && kind == PACKED_DOUBLE && length > 0 && FUSED.contains(opcode)) {
            return PACKED;
        }
        return map == EXTENDED && kind == PACKED_DOUBLE && FUSED.contains(opcode - 1) ? SCALAR : NONE;
    }

    PackedArithmetic plus(PackedArithmetic other) {
        return new PackedArithmetic(packed + other.packed, scalar + other.scalar);
    }

    boolean isNone() {
        return equals(NONE);
    }

    /**
     * Whether they are of a loop that vectors are made of: it has single numbers once before the vectors and once after
     * them. Where only a part of its body is packed, the rest is unrolled as often as that.
     */
    boolean isVectorised() {
        return packed > 0 && scalar <= 2 * packed;
    }
}
