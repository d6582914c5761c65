package gradwright.processor.emit;

import java.util.List;

/** Equations in columns: names, the formulas behind their equals signs, and shapes. */
final class EquationTable {

    /** A formula that takes more is broken. */
    private static final int LINE = 112;

    private static final String MARGIN = "  ";
    private static final String EQUALS = " = ";

    /** An equation; a remark has no name. */
    record Row(String name, String formula, String shape) {

        Row named(String other) {
            return new Row(other, formula, shape);
        }

        static Row remark(String text) {
            return new Row("", text, "");
        }
    }

    private EquationTable() {}

    /** The parts' rows, with a line between one part and the next. */
    static String text(List<List<Row>> parts) {
        int names = widest(parts, Row::name, Integer.MAX_VALUE);
        int shapes = widest(parts, Row::shape, Integer.MAX_VALUE);
        int most = LINE - MARGIN.length() - names - EQUALS.length() - MARGIN.length() - shapes;
        // A formula that takes more does not push the column of shapes to the right.
        int formulas = widest(parts, Row::formula, most);
        StringBuilder text = new StringBuilder();
        for (List<Row> part : parts) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            part.forEach(row -> append(row, names, formulas, text));
        }
        return text.toString();
    }

    private interface Column {
        String of(Row row);
    }

    private static int widest(List<List<Row>> parts, Column column, int most) {
        return parts.stream()
                .flatMap(List::stream)
                .mapToInt(row -> column.of(row).length())
                .filter(length -> length <= most)
                .max()
                .orElse(0);
    }

    private static void append(Row row, int names, int formulas, StringBuilder text) {
        if (row.name().isEmpty()) {
            text.append(MARGIN).append("... ").append(row.formula()).append(" ...\n");
            return;
        }
        String begin = MARGIN + padded(row.name(), names) + EQUALS;
        List<String> lines = FormulaLines.broken(
                row.formula(), LINE - begin.length() - row.shape().length() - MARGIN.length());
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? begin + lines.get(i) : " ".repeat(begin.length() + 2) + lines.get(i);
            boolean isLast = i == lines.size() - 1;
            text.append(isLast ? padded(line, begin.length() + formulas) + MARGIN + row.shape() : line)
                    .append('\n');
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
