package gradwright.samples.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real data that tests use where it is there; the repository contains none. The system property {@code gradwright.data}
 * names the folder, which otherwise is looked for beside the project as {@code ../shared/data}.
 */
public final class SampleData {

    private SampleData() {}

    /** The folder, if it holds a file of this name; the test is skipped with a message if not. */
    public static Path folderWith(String file) {
        Path folder = Path.of(System.getProperty("gradwright.data", "../../shared/data"))
                .toAbsolutePath()
                .normalize();
        assumeTrue(
                Files.isRegularFile(folder.resolve(file)),
                () -> "skipped: there is no " + file + " in " + folder
                        + "; name the folder of the data sets by -Dgradwright.data=...");
        return folder;
    }
}
