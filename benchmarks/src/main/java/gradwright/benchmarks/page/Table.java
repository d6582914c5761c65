package gradwright.benchmarks.page;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown; columns in which no row has anything are left out. */
final class Table {

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> columns) {
        this.columns = columns;
    }

    void row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String text() {
        List<Integer> used = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int index = column;
            if (rows.stream().anyMatch(row -> !row.get(index).isEmpty())) {
                used.add(column);
            }
        }
        StringBuilder text = new StringBuilder();
        line(text, columns, used);
        text.append("|").append("---|".repeat(used.size())).append('\n');
        rows.forEach(row -> line(text, row, used));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells, List<Integer> used) {
        text.append('|');
        used.forEach(column -> text.append(' ').append(cells.get(column)).append(" |"));
        text.append('\n');
    }
}
