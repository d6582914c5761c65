package gradwright.samples.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("some.csv");
    }

    @Test
    void rowsAreReadInOrderAndEmptyLinesSkipped() throws IOException {
        Files.writeString(file, "width,kind\n1.5,a\n\n-2e3,\"b,c\"\n\n");
        List<String> read = new ArrayList<>();
        new CsvFile(file, 2).forEach(row -> read.add(row.line() + ": " + row.number(0) + " " + row.text(1)));
        assertEquals(List.of("2: 1.5 a", "4: -2000.0 b,c"), read);
    }

    @Test
    void bothLineEndingsAreRead() throws IOException {
        Files.writeString(file, "width,kind\r\n1.5,7\r\n");
        List<Integer> read = new ArrayList<>();
        new CsvFile(file, 2).forEach(row -> read.add(row.count(1, 0, 9)));
        assertEquals(List.of(7), read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "1.2.3"})
    void textInThePlaceOfANumberIsNamedWithItsPlace(String text) {
        assertProblem(
                "width,kind\n1,2\n" + text + ",2\n",
                row -> row.number(0),
                ": line 3, column 1 (width): expected a number, found \"" + text + "\"");
    }

    @Test
    void numberThatIsNotFiniteIsRefused() {
        assertProblem(
                "width,kind\nNaN,2\n",
                row -> row.number(0),
                ": line 2, column 1 (width): expected a finite number, found \"NaN\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1", "2.0", "two", "99999999999"})
    void countOutOfItsBoundsIsNamedWithItsPlace(String text) {
        assertProblem(
                "width,kind\n1," + text + "\n",
                row -> row.count(1, 0, 9),
                ": line 2, column 2 (kind): expected a whole number from 0 to 9, found \"" + text + "\"");
    }

    @Test
    void rowsHaveToBeAsWideAsExpected() {
        assertProblem("width,kind\n1,2\n1,2,3\n", row -> {}, ": line 3: expected 2 columns, found 3");
        assertProblem("width,kind\n1\n", row -> {}, ": line 2: expected 2 columns, found 1");
        assertProblem("width\n1,2\n", row -> {}, ": line 1: expected 2 columns, found 1");
    }

    @Test
    void dataInThePlaceOfTheHeaderIsNotSwallowed() {
        assertProblem(
                "1,2\n3,4\n", row -> {}, ": line 1: expected a header line with the names of the columns, found data");
    }

    @Test
    void fileWithoutDataIsRefused() {
        assertProblem("", row -> {}, ": is empty");
        assertProblem("width,kind\n", row -> {}, ": has a header line but no data");
    }

    @Test
    void missingFileIsNamed() {
        DataFileException problem =
                assertThrows(DataFileException.class, () -> new CsvFile(file, 2).forEach(row -> {}));
        assertEquals(file + ": there is no such file", problem.getMessage());
    }

    private void assertProblem(String content, Consumer<CsvRow> action, String expected) {
        DataFileException problem = assertThrows(DataFileException.class, () -> {
            Files.writeString(file, content);
            new CsvFile(file, 2).forEach(action);
        });
        assertEquals(file + expected, problem.getMessage());
    }
}
