package gradwright.processor.declare;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.problem.UnknownOption;
import gradwright.processor.diag.problem.WrongOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What javac is told about this processor, as {@code -Agradwright.name=value}.
 *
 * @param check whether every network's gradient is checked while it compiles
 */
public record CompilerOptions(boolean check) {

    /** The prefix of all options; those without it are other processors'. */
    private static final String PREFIX = "gradwright.";

    private static final String CHECK = PREFIX + "check";

    /** The names of all options. */
    public static List<String> names() {
        return List.of(CHECK);
    }

    /** Those of our options that do not exist. */
    public static List<String> unknown(Map<String, String> written) {
        return written.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !names().contains(name))
                .sorted()
                .toList();
    }

    /** Reads the options; what is wrong is reported and has no effect. */
    public static CompilerOptions read(Map<String, String> written, Diagnostics diagnostics) {
        unknown(written)
                .forEach(
                        name -> diagnostics.report(new UnknownOption(new UnknownName(name, names())), Place.nowhere()));
        return new CompilerOptions(isTrue(CHECK, written, diagnostics));
    }

    /** {@code -Aname} alone, without a value, counts as true. */
    private static boolean isTrue(String name, Map<String, String> written, Diagnostics diagnostics) {
        if (!written.containsKey(name)) {
            return false;
        }
        String value = Optional.ofNullable(written.get(name)).orElse("true");
        if (!value.equals("true") && !value.equals("false")) {
            UnknownName unknown = new UnknownName(value, List.of("true", "false"));
            diagnostics.report(new WrongOption(name, unknown), Place.nowhere());
        }
        return value.equals("true");
    }
}
