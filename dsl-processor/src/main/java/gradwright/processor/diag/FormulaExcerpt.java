package gradwright.processor.diag;

import java.util.List;

/**
 * A piece of a formula to point at.
 *
 * @param text the whole formula
 * @param start where the piece begins, counted from 0
 * @param end where it has ended
 */
public record FormulaExcerpt(String text, int start, int end) {

    /** More of a line than this is not shown: half of it before the piece. */
    private static final int WIDEST = 72;

    private static final String CUT = "...";

    /** Returns the piece itself. */
    public String piece() {
        return text.substring(start, end);
    }

    /** Returns what a headline ends with: where the piece begins, counted from 1. */
    public String where() {
        long line = 1 + text.substring(0, start).chars().filter(c -> c == '\n').count();
        String column = "column " + (text.codePointCount(lineStart(), start) + 1);
        return " (formula " + (line == 1 ? "" : "line " + line + ", ") + column + ")";
    }

    private int lineStart() {
        return text.lastIndexOf('\n', start - 1) + 1;
    }

    /** Returns the line of the formula that holds the piece, cut where it is long, and a line that marks the piece. */
    public List<String> lines() {
        int lineEnd = text.indexOf('\n', start);
        int last = lineEnd < 0 ? text.length() : lineEnd;
        int from = last - lineStart() <= WIDEST ? lineStart() : Math.max(lineStart(), start - WIDEST / 2);
        int to = Math.min(last, from + WIDEST);
        String before = from > lineStart() ? CUT : "";
        String after = to < last ? CUT : "";
        int marked = Math.max(1, text.codePointCount(start, Math.max(start, Math.min(end, to))));
        String shown = before + shown(text.substring(from, to)) + after;
        return List.of(
                shown.stripTrailing(),
                " ".repeat(before.length() + text.codePointCount(from, start)) + "^".repeat(marked));
    }

    /** One column for each character, whatever it is. */
    private static String shown(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
