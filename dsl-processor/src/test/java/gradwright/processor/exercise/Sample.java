package gradwright.processor.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A declaration of the samples, as it stands in its file.
 *
 * @param text the file
 * @param part the class, or of an interface of functions the method with its annotations
 */
record Sample(String name, String text, String part) {

    private static final Path FOLDER = Path.of("..", "samples/src/main/java/gradwright/samples/exercises");
    private static final Pattern CLAIM =
            Pattern.compile("(?m)^ *@Claim\\(\\s*(\"[^\\n]*\"(?:\\n *\\+ *\"[^\\n]*\")*)\\)\\n");

    /** {@code d/D1Two}: a network; {@code a/SheetA.a1f}: a function. */
    static Sample of(String name) {
        int dot = name.indexOf('.');
        String text = read(FOLDER.resolve((dot < 0 ? name : name.substring(0, dot)) + ".java"));
        String part = dot < 0 ? text.substring(text.indexOf("/**")) : method(text, name.substring(dot + 1));
        return new Sample(name, text, part);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Methods are paragraphs of their interface. */
    private static String method(String text, String name) {
        String body = text.substring(text.indexOf('{', text.indexOf("interface ")) + 1, text.lastIndexOf('}'));
        List<String> found = Arrays.stream(body.split("\\n\\n"))
                .filter(paragraph -> paragraph.contains(" " + name + "("))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " methods " + name);
        }
        return found.get(0) + "\n";
    }

    /** The right answers. */
    List<String> claims() {
        return CLAIM.matcher(part)
                .results()
                .map(claim -> claim.group(1).replaceAll("\"\\n *\\+ *\"", "").replaceAll("^\"|\"$", ""))
                .toList();
    }

    /** The declaration alone, without its claims and without what is said about it. */
    String declaration() {
        return CLAIM.matcher(part)
                .replaceAll("")
                .replaceFirst("(?s)^\\s*/\\*\\*.*?\\*/\\n", "")
                .stripTrailing()
                .stripIndent();
    }

    /** The file, and of an interface this method alone, as it is written. */
    String source() {
        return source(UnaryOperator.identity());
    }

    /** The file with {@code claim} in the place of the right answers. */
    String claiming(String claim) {
        String written = "@Claim(\"" + claim + "\")\n";
        return source(declared -> {
            String without = CLAIM.matcher(declared).replaceAll("");
            return isFunction()
                    ? without.replaceFirst("(?m)^ *@Formula\\(", written.replace("\\", "\\\\") + "$0")
                    : without.replaceFirst("(?m)^class ", written + "$0");
        });
    }

    /** The file without claims, and with something else in the place of a part of the declaration. */
    String with(String right, String wrong) {
        if (!part.contains(right)) {
            throw new IllegalArgumentException(name + " has no " + right);
        }
        return source(declared -> CLAIM.matcher(declared).replaceAll("").replace(right, wrong));
    }

    private boolean isFunction() {
        return name.contains(".");
    }

    private String source(UnaryOperator<String> change) {
        String head = text.substring(0, text.indexOf("/**"));
        String imports = Arrays.stream(head.split("\\n"))
                .filter(line -> !line.startsWith("import gradwright.") || isNested(line))
                .collect(Collectors.joining("\n"))
                .replaceFirst("(?m)^package .*;$", "$0\nimport gradwright.*;");
        String type = name.substring(name.indexOf('/') + 1).replaceFirst("\\..*", "");
        return isFunction()
                ? imports + "\n@Formulas\ninterface " + type + " {\n" + change.apply(part) + "}\n"
                : imports + "\n" + change.apply(part);
    }

    private static boolean isNested(String line) {
        return line.startsWith("import gradwright.samples");
    }
}
