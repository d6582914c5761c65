package gradwright.samples.support;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads comma-separated files that have a header line; whatever is wrong is reported by file, line and column. */
public final class CsvFile {

    private final Path file;
    private final int columns;

    /** A file whose lines, the header too, have to have so many columns. */
    public CsvFile(Path file, int columns) {
        this.file = file;
        this.columns = columns;
    }

    /** Hands on every line of data, in order; there has to be at least one. Empty lines do not count. */
    public void forEach(Consumer<CsvRow> action) {
        if (!Files.isRegularFile(file)) {
            throw new DataFileException(file + ": there is no such file");
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            read(reader.iterator(), action);
        } catch (CsvParseException malformed) {
            throw new DataFileException(file + ": " + malformed.getMessage(), malformed);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new DataFileException(file + ": cannot be read (" + unreadable.getMessage() + ")", unreadable);
        }
    }

    private void read(Iterator<CsvRecord> records, Consumer<CsvRow> action) {
        if (!records.hasNext()) {
            throw new DataFileException(file + ": is empty");
        }
        List<String> header = header(records.next());
        if (!records.hasNext()) {
            throw new DataFileException(file + ": has a header line but no data");
        }
        while (records.hasNext()) {
            CsvRecord row = records.next();
            checkColumns(row);
            action.accept(new CsvRow(file, row.getStartingLineNumber(), header, row.getFields()));
        }
    }

    private List<String> header(CsvRecord first) {
        checkColumns(first);
        String name = first.getField(0).strip();
        // Data in the place of the header would otherwise be lost without a word.
        if (!name.isEmpty() && (Character.isDigit(name.charAt(0)) || name.charAt(0) == '-')) {
            throw new DataFileException(file + ": line " + first.getStartingLineNumber()
                    + ": expected a header line with the names of the columns, found data");
        }
        return first.getFields();
    }

    private void checkColumns(CsvRecord row) {
        if (row.getFieldCount() != columns) {
            throw new DataFileException(file + ": line " + row.getStartingLineNumber() + ": expected " + columns
                    + " columns, found " + row.getFieldCount());
        }
    }
}
