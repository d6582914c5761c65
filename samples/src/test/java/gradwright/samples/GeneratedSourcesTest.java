package gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The source that was generated for each sample is the one that was reviewed. {@code -Dgradwright.update=true} rewrites
 * the reviewed files, for the next review.
 */
class GeneratedSourcesTest {

    private static final Path REVIEWED = Path.of("src/test/resources/golden");
    private static final Path MAIN = Path.of("target/generated-sources/annotations");
    private static final Path TEST = Path.of("target/generated-test-sources/test-annotations");
    private static final boolean UPDATE = Boolean.getBoolean("gradwright.update");

    static List<Path> generated() throws IOException {
        List<Path> generated = everySource();
        // Of the exercises, these stand for the others: one with a trace, one with second derivatives, one that keeps
        // less.
        generated.removeIf(source -> source.toString().contains("exercises")
                && Stream.of("D1TwoNetwork.java", "A3CurvatureNetwork.java", "D4PreActivationsNetwork.java")
                        .noneMatch(source::endsWith));
        return generated;
    }

    @ParameterizedTest
    @MethodSource("generated")
    void sourceIsTheReviewedOne(Path source) throws IOException {
        Path reviewed = REVIEWED.resolve(relative(source));
        if (UPDATE) {
            Files.createDirectories(reviewed.getParent());
            Files.copy(source, reviewed, StandardCopyOption.REPLACE_EXISTING);
        }
        assertTrue(Files.exists(reviewed), () -> reviewed + " is missing; -Dgradwright.update=true writes it");
        assertEquals(
                Files.readString(reviewed),
                Files.readString(source),
                () -> source + " has changed; -Dgradwright.update=true rewrites the reviewed file");
    }

    @Test
    void everyReviewedSourceIsStillGenerated() throws IOException {
        List<Path> generated = generated().stream()
                .map(GeneratedSourcesTest::relative)
                .sorted()
                .toList();
        for (Path reviewed : sources(REVIEWED)) {
            assertTrue(
                    generated.contains(REVIEWED.relativize(reviewed)), () -> reviewed + " is not generated any more");
        }
        assertEquals(9, generated.size(), generated::toString);
    }

    @Test
    void everyLineFitsAPage() throws IOException {
        List<String> wide = new ArrayList<>();
        for (Path source : everySource()) {
            Files.readAllLines(source).stream()
                    .filter(line -> line.length() > 120)
                    .forEach(line -> wide.add(source + ": " + line));
        }
        assertEquals(List.of(), wide);
    }

    private static List<Path> everySource() throws IOException {
        List<Path> sources = new ArrayList<>(sources(MAIN));
        sources.addAll(sources(TEST));
        return sources;
    }

    private static Path relative(Path source) {
        return (source.startsWith(MAIN) ? MAIN : TEST).relativize(source);
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
