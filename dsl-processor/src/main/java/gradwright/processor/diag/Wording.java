package gradwright.processor.diag;

import java.util.List;
import java.util.Locale;

/** How names, numbers and lists are written in every message. */
public final class Wording {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_ITEMS = 8;

    private Wording() {}

    /** Returns {@code text} in backticks, on one line and of bounded length whatever it holds. */
    public static String code(String text) {
        return quoted('`', text);
    }

    /** Returns {@code text} as a string literal, on one line and of bounded length whatever it holds. */
    public static String literal(String text) {
        return quoted('"', text);
    }

    private static String quoted(char quote, String text) {
        StringBuilder shown = new StringBuilder().append(quote);
        text.codePoints().limit(LONGEST_NAME).forEach(c -> append(shown, c == quote ? '\'' : c));
        boolean isCut = text.codePointCount(0, text.length()) > LONGEST_NAME;
        return shown.append(isCut ? "..." : "").append(quote).toString();
    }

    private static void append(StringBuilder shown, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            default -> shown.appendCodePoint(c);
        }
    }

    /** Returns {@code 2,147,483,639} and the like. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a number as one would write it: {@code 3}, {@code 0.5}, {@code NaN}. */
    public static String number(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e7;
        return isWhole ? Integer.toString((int) value) : Double.toString(value);
    }

    /** Returns a number, and what the precision keeps of it where that is what is wrong with it. */
    public static String kept(double value, double kept) {
        boolean isLost = Double.isFinite(value) && (!Double.isFinite(kept) || (kept == 0 && value != 0));
        return number(value) + (isLost ? " (" + number(kept) + " in single precision)" : "");
    }

    /** Returns {@code loss `mse`} and the like, or that it is a formula. */
    public static String named(String kind, String name) {
        return name.equals("formula") ? kind + " formula" : kind + " " + code(name);
    }

    /** Returns {@code text} with the indefinite article. */
    public static String article(String text) {
        return indefinite(text) + text;
    }

    /** Returns {@code name} in backticks with the indefinite article. */
    public static String articleAndCode(String name) {
        return indefinite(name) + code(name);
    }

    private static String indefinite(String noun) {
        return noun.matches("(?i)[aeiou].*") ? "an " : "a ";
    }

    /** Returns {@code `a`, `b` or `c`}; after eight items, how many more there are. */
    public static String anyOf(List<String> names) {
        List<String> shown = names.stream().limit(MOST_ITEMS).map(Wording::code).toList();
        if (names.size() > MOST_ITEMS) {
            return String.join(", ", shown) + " ... and " + (names.size() - MOST_ITEMS) + " more";
        }
        if (shown.size() < 2) {
            return String.join("", shown);
        }
        return String.join(", ", shown.subList(0, shown.size() - 1)) + " or " + shown.get(shown.size() - 1);
    }
}
