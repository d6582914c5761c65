package gradwright.samples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.samples.support.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannedDigitsTest {

    private static final String EXPECTED = "; a folder that holds optdigits.tra and optdigits.tes is expected";

    @TempDir
    Path folder;

    @Test
    void greysAreDividedBySixteen() throws IOException {
        write("optdigits.tra", row(16, 3), row(4, 0));
        write("optdigits.tes", row(8, 9));
        DigitImages images = ScannedDigits.read(folder);
        assertArrayEquals(new int[] {3, 0}, images.train().labels());
        assertArrayEquals(new int[] {9}, images.test().labels());
        assertEquals(1, images.train().inputs().get(0, 63));
        assertEquals(0.25, images.train().inputs().get(1, 0));
        assertEquals(0.5, images.test().inputs().get(0, 0));
    }

    @Test
    void greyAboveSixteenIsNamedWithFileLineAndColumn() throws IOException {
        write("optdigits.tra", row(16, 3), row(17, 3));
        write("optdigits.tes", row(16, 3));
        assertProblem(
                folder,
                folder.resolve("optdigits.tra")
                        + ": line 3, column 1 (Block 1): expected a whole number from 0 to 16, found \"17\"");
    }

    @Test
    void classThatIsNoDigitIsNamedWithFileLineAndColumn() throws IOException {
        write("optdigits.tra", row(16, 3));
        write("optdigits.tes", row(16, 10));
        assertProblem(
                folder,
                folder.resolve("optdigits.tes")
                        + ": line 2, column 65 (Class): expected a whole number from 0 to 9, found \"10\"");
    }

    @Test
    void missingFileIsNamed() throws IOException {
        write("optdigits.tra", row(16, 3));
        assertProblem(folder, folder + ": there is no optdigits.tes in this folder" + EXPECTED);
    }

    @Test
    void wrongFolderIsNamed() throws IOException {
        write("optdigits.tra", row(16, 3));
        Path missing = folder.resolve("missing");
        assertProblem(missing, missing + ": there is no such folder (" + missing + ")" + EXPECTED);
        Path file = folder.resolve("optdigits.tra");
        assertProblem(file, file + ": is not a folder (" + file + ")" + EXPECTED);
    }

    private static void assertProblem(Path folder, String expected) {
        DataFileException problem = assertThrows(DataFileException.class, () -> ScannedDigits.read(folder));
        assertEquals(expected, problem.getMessage());
    }

    private void write(String name, String... rows) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder header = new StringBuilder();
        for (int block = 1; block <= 64; block++) {
            header.append("Block ").append(block).append(',');
        }
        lines.add(header.append("Class").toString());
        lines.addAll(List.of(rows));
        Files.write(folder.resolve(name), lines);
    }

    private static String row(int grey, int digit) {
        return (grey + ",").repeat(64) + digit;
    }
}
