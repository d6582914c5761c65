package gradwright.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every source file of every module owes its readers, the generated ones too, and no compiler asks for. */
class HouseStyleTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("\\s*public (\\w+ )*(class|interface|@interface|record|enum) \\w+.*");

    private static final Pattern MATH = Pattern.compile("\\bMath\\.(\\w+)");

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        List<Path> silent = sources().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(ROOT::relativize)
                .toList();

        assertEquals(List.of(), silent);
    }

    @Test
    void everyPublicTypeHasASentenceOfPurpose() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path source : sources()) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                if (PUBLIC_TYPE.matcher(lines.get(i)).matches() && !isDocumented(lines, i)) {
                    silent.add(ROOT.relativize(source) + ": " + lines.get(i));
                }
            }
        }

        assertEquals(List.of(), silent);
    }

    /** The other functions of Math have bits of their own on every machine; see docs/decisions/elementary-functions.md. */
    @Test
    void generatedCodeUsesOfMathOnlyWhatIsExact() throws IOException {
        Path generated = ROOT.resolve("samples/src/test/resources/golden");
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(generated)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                MATH.matcher(Files.readString(file)).results().forEach(call -> used.add(call.group(1)));
            }
        }
        assertTrue(used.contains("max"), used::toString);
        used.removeAll(Set.of("max", "min", "abs", "sqrt"));
        assertEquals(Set.of(), used);
    }

    /** Between a type and its Javadoc stand at most annotations. */
    private static boolean isDocumented(List<String> lines, int type) {
        int above = type - 1;
        while (above >= 0 && !lines.get(above).isBlank() && !lines.get(above).endsWith("*/")) {
            above--;
        }
        return above >= 0 && lines.get(above).endsWith("*/");
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path folder :
                    modules.map(module -> module.resolve("src/main/java")).toList()) {
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.walk(folder)) {
                        sources.addAll(files.filter(file -> file.toString().endsWith(".java"))
                                .toList());
                    }
                }
            }
        }
        return sources;
    }
}
