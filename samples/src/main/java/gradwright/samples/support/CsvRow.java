package gradwright.samples.support;

import java.nio.file.Path;
import java.util.List;

/**
 * One line of data of a comma-separated file.
 *
 * @param file the file it stands in
 * @param line its line, from 1
 * @param header the names of the columns
 * @param fields the text of its fields, as many as the header has
 */
public record CsvRow(Path file, long line, List<String> header, List<String> fields) {

    /** The text of a column, from 0. */
    public String text(int column) {
        return fields.get(column);
    }

    /** The finite number in a column, from 0. */
    public double number(int column) {
        double number;
        try {
            number = Double.parseDouble(text(column));
        } catch (NumberFormatException notANumber) {
            throw new DataFileException(message(column, "a number"), notANumber);
        }
        if (!Double.isFinite(number)) {
            throw wrong(column, "a finite number");
        }
        return number;
    }

    /** The whole number in a column, from 0, which has to lie between two bounds. */
    public int count(int column, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        int count;
        try {
            count = Integer.parseInt(text(column).strip());
        } catch (NumberFormatException notACount) {
            throw new DataFileException(message(column, expected), notACount);
        }
        if (count < least || count > most) {
            throw wrong(column, expected);
        }
        return count;
    }

    /** The error to throw where a column holds something else than what was expected. */
    public DataFileException wrong(int column, String expected) {
        return new DataFileException(message(column, expected));
    }

    private String message(int column, String expected) {
        return file + ": line " + line + ", column " + (column + 1) + " (" + header.get(column) + "): expected "
                + expected + ", found \"" + text(column) + "\"";
    }
}
