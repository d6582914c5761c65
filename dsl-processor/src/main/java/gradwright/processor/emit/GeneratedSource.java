package gradwright.processor.emit;

import gradwright.processor.declare.GeneratedName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A source file to be written: the name of its class, and its text. */
public record GeneratedSource(String qualifiedName, String content) {

    private static final String GENERATED = "import javax.annotation.processing.Generated;\n";

    /** A class of that name that holds the named classes and nothing else, so that it needs nothing. */
    public static GeneratedSource empty(GeneratedName name, boolean isPublic, List<String> nested) {
        String access = isPublic ? "public " : "";
        String body = nested.stream()
                .map(within -> "    " + access + "static final class " + within + " {}\n")
                .collect(Collectors.joining());
        return new GeneratedSource(
                name.qualifiedName(),
                (name.packageName().isEmpty() ? "" : "package " + name.packageName() + ";\n\n") + access
                        + "final class " + name.simpleName() + " {" + (body.isEmpty() ? "" : "\n" + body) + "}\n");
    }

    /** The same without {@code @Generated}, for where it cannot be read. */
    public GeneratedSource withoutAnnotation() {
        return new GeneratedSource(
                qualifiedName, content.replace(GENERATED, "").replaceFirst("(?m)^@Generated\\(.*\\)\\n", ""));
    }

    /**
     * Names in the code that begin with a capital letter and that it does not import: types of the package or of
     * {@code java.lang} are among them.
     */
    public Set<String> simpleNames() {
        Set<String> names = new TreeSet<>();
        Set<String> imported = new HashSet<>();
        content.lines().map(String::stripLeading).forEach(line -> {
            if (line.startsWith("import ")) {
                imported.add(line.substring(line.lastIndexOf('.') + 1, line.length() - 1));
            } else if (!line.startsWith("*")) {
                addCapitalised(line, names);
            }
        });
        names.removeAll(imported);
        return names;
    }

    private static void addCapitalised(String line, Set<String> names) {
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || !Character.isJavaIdentifierPart(line.charAt(i))) {
                if (start < i && Character.isUpperCase(line.charAt(start))) {
                    names.add(line.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    /** The same with imports of classes of {@code java.lang}, for where others of their names are nearer. */
    public GeneratedSource importing(Set<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        Set<String> imports = new TreeSet<>(
                content.lines().filter(line -> line.startsWith("import ")).toList());
        String before = String.join("\n", imports);
        names.forEach(name -> imports.add("import java.lang." + name + ";"));
        String after = imports.stream().sorted().collect(Collectors.joining("\n"));
        return new GeneratedSource(qualifiedName, content.replace(before, after));
    }
}
