package gradwright.processor.machine;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The code of a method that C2 compiled, as {@code -XX:CompileCommand=print} writes it without a disassembler.
 *
 * @param type the class that it is in, qualified
 * @param method its name
 * @param digits the instructions, in hexadecimal digits
 */
record MachineCode(String type, String method, String digits) {

    /** What is above the code names the method; in the code itself JDK 25 does not name all. */
    private static final Pattern COMPILED = Pattern.compile(
            "Compiled method \\(c2\\).* (\\S+)::(\\S+) .*\\R(?s:.*?)\\[MachCode](?s:(.*?))\\[/MachCode]");

    /** An address, a colon, and bytes in hexadecimal digits. */
    private static final Pattern BYTES = Pattern.compile("^\\s*0x[0-9a-f]{16}: ([0-9a-f |]+)");

    /** All that were printed, in their order. */
    static List<MachineCode> in(String printed) {
        return COMPILED.matcher(printed)
                .results()
                .map(compiled -> new MachineCode(compiled.group(1), compiled.group(2), digits(compiled.group(3))))
                .toList();
    }

    private static String digits(String code) {
        return code.lines()
                .flatMap(line -> BYTES.matcher(line).results())
                .map(bytes -> bytes.group(1).replaceAll("[ |]", ""))
                .collect(Collectors.joining());
    }

    PackedArithmetic arithmetic() {
        return PackedArithmetic.of(HexFormat.of().parseHex(digits));
    }
}
