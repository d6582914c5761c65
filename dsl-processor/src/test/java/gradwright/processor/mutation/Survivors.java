package gradwright.processor.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page that explains the mutants which no test can kill. */
final class Survivors {

    private static final Path PAGE = Path.of("../docs/mutants.md");
    private static final String ITEM = "- ";

    private Survivors() {}

    /** The names of those that the page lists, each under its explanation. */
    static List<String> explained() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(ITEM))
                .map(line -> line.substring(ITEM.length()))
                .toList();
    }
}
