package gradwright.processor.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What JVMs of JDK 17 and 25 print, shortened. */
class MachineCodeTest {

    private static final String PRINTED = """
            ============================= C2-compiled nmethod ==============================
            ----------------------------------- Assembly -----------------------------------

            Compiled method (c2)      91   22 %           some.L::relu @ 2 (25 bytes)
             main code      [0x00007f5181470ca0,0x00007f5181471140] = 1184

            [MachCode]
            [Verified Entry Point]
              # {method} {0x00007f513c400338} 'relu' '([D[D)V' in 'some/L'
              0x00007f5181470ca0: ;   {runtime_call os::breakpoint()}
              0x00007f5181470ca0: e81b 685b | 1266 6666

              0x00007f5181470d08: ; implicit exception: dispatches to 0x00007f51814710f0
              0x00007f5181470d08: 448b 51\s
            [/MachCode]
            some output
            Compiled method (c2) 138    6             M::abs (9 bytes)
             main code      [0x00007fd7bc486000,0x00007fd7bc4864c0] = 1216
            [MachCode]
            [Instructions begin]
              0x00007fd7bc486038: c5f8
            [Verified Entry Point]
            [/MachCode]
            """;

    @Test
    void bytesStandBesideTheirAddresses() {
        List<MachineCode> codes = MachineCode.in(PRINTED);
        assertEquals(
                List.of("some.L relu", "M abs"),
                codes.stream().map(code -> code.type() + " " + code.method()).toList());
        assertEquals(
                List.of("e81b685b12666666448b51", "c5f8"),
                codes.stream().map(MachineCode::digits).toList());
    }
}
