package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sources in single precision are those in double precision, and no trace of double is left in them. */
class TranslationTest {

    /** What a translated line may not have: a marked double may stay, a mark for a cast must be gone. */
    private static final Pattern LEFT_OVER =
            Pattern.compile("(?<!/\\* always \\*/ )\\bdoubles?\\b|Double|DMatrix|_DDRM|F64|/\\* \\(float\\) \\*/");

    private static final String HEADER =
            "// Made by the build from the class in double precision, which is the one to change.";

    @ParameterizedTest
    @CsvSource({"src/main/java, target/generated-sources/float", "src/test/java, target/generated-test-sources/float"})
    void everyClassIsTranslatedAndNoOther(Path from, Path to) throws IOException {
        Set<String> expected = new TreeSet<>();
        for (String name : sources(from)) {
            if (name.contains("/Double") || name.endsWith("/generated/Parameters.java")) {
                expected.add(name.replaceFirst("/(Double)?(\\w+\\.java)$", "/Float$2"));
            }
        }
        assertTrue(expected.size() > 5, expected.toString());
        assertEquals(expected, sources(to));
    }

    @ParameterizedTest
    @CsvSource({"target/generated-sources/float", "target/generated-test-sources/float"})
    void nothingOfDoubleIsLeft(Path folder) throws IOException {
        for (String name : sources(folder)) {
            List<String> lines = Files.readAllLines(folder.resolve(name));
            assertEquals(HEADER, lines.get(0), name);
            List<String> left = lines.stream()
                    .skip(1)
                    .filter(line -> LEFT_OVER.matcher(line).find())
                    .toList();
            assertEquals(List.of(), left, name);
        }
    }

    private static Set<String> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
