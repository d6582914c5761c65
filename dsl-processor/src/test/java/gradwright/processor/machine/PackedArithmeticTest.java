package gradwright.processor.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes are those that GNU's assembler gives. */
class PackedArithmeticTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c5 f5 58 c2          | vaddpd ymm0,ymm1,ymm2
            62 f1 f5 48 58 c2    | vaddpd zmm0,zmm1,zmm2
            c4 21 2c 59 4c 88 10 | vmulps ymm9,ymm10,[rax+r9*4+16]
            c4 41 75 5f c7       | vmaxpd ymm8,ymm1,ymm15
            c4 e2 ed b8 cb       | vfmadd231pd ymm1,ymm2,ymm3
            62 f2 6d 48 b8 cb    | vfmadd231ps zmm1,zmm2,zmm3
            62 e2 6d 48 b8 48 01 | vfmadd231ps zmm17,zmm2,[rax+64]
            c5 fd 51 ca          | vsqrtpd ymm1,ymm2
            c5 ed 54 cb          | vandpd ymm1,ymm2,ymm3
            62 f1 6c 48 5e cb    | vdivps zmm1,zmm2,zmm3
            c4 e2 ed ac cb       | vfnmadd213pd ymm1,ymm2,ymm3
            c5 ed 5c cb          | vsubpd ymm1,ymm2,ymm3
            """)
    void packed(String bytes, String instruction) {
        assertEquals(new PackedArithmetic(1, 0), PackedArithmetic.of(bytes(bytes)), instruction);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c5 f3 58 c2          | vaddsd xmm0,xmm1,xmm2
            c4 21 2a 59 4c 88 10 | vmulss xmm9,xmm10,[rax+r9*4+16]
            c5 eb 5f cb          | vmaxsd xmm1,xmm2,xmm3
            c4 e2 e9 b9 cb       | vfmadd231sd xmm1,xmm2,xmm3
            c4 e2 69 a9 cb       | vfmadd213ss xmm1,xmm2,xmm3
            c5 eb 51 cb          | vsqrtsd xmm1,xmm2,xmm3
            62 e1 f7 08 58 ca    | vaddsd xmm17,xmm1,xmm2
            """)
    void scalar(String bytes, String instruction) {
        assertEquals(new PackedArithmetic(0, 1), PackedArithmetic.of(bytes(bytes)), instruction);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c5 f9 57 c0          | vxorpd xmm0,xmm0,xmm0
            c5 fd 10 00          | vmovupd ymm0,[rax]
            62 f1 fe 48 6f 40 01 | vmovdqu64 zmm0,[rax+64]
            c5 f1 58 c2          | vaddpd xmm0,xmm1,xmm2
            c4 e3 6d 4b cb 40    | vblendvpd ymm1,ymm2,ymm3,ymm4
            c5 ed c2 cb 03       | vcmpunordpd ymm1,ymm2,ymm3
            c5 ed fe cb          | vpaddd ymm1,ymm2,ymm3
            48 05 c5 00 00 00    | add rax,0xc5
            """)
    void neither(String bytes, String instruction) {
        assertEquals(new PackedArithmetic(0, 0), PackedArithmetic.of(bytes(bytes)), instruction);
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
