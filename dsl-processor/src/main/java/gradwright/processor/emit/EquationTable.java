package gradwright.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        List<String> lines =
                broken(row.formula(), LINE - begin.length() - row.shape().length() - MARGIN.length());
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

    /** The formula in lines of that width, broken where the fewest brackets are open, the later the better. */
    private static List<String> broken(String formula, int width) {
        List<String> lines = new ArrayList<>();
        String rest = formula;
        while (rest.length() > width) {
            int place = breakOf(rest, width);
            if (place < 0) {
                break;
            }
            lines.add(rest.substring(0, place));
            rest = rest.substring(place + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** The space to break at; -1 if there is none. */
    private static int breakOf(String formula, int width) {
        int place = -1;
        int depth = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < formula.length() && i <= width; i++) {
            char c = formula.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ' ' && isBetweenTerms(formula, i)) {
                // A short first line would say little: it is better broken within brackets.
                boolean isShort = place < width / 3;
                if (isShort || depth <= least) {
                    least = depth;
                    place = i;
                }
            }
        }
        return place;
    }

    /** Whether a line can end before the space: not behind a sign, nor within {@code sum over j of}. */
    private static boolean isBetweenTerms(String formula, int space) {
        String before = formula.substring(0, space);
        String after = formula.substring(space + 1);
        return Stream.of("+", "-", "/", "=", ">", "sum", "over", "of").noneMatch(before::endsWith)
                && Stream.of("of ", "= ", "> ", "!= ").noneMatch(after::startsWith);
    }
}
