package gradwright.processor.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays out a printed class as one would by hand: a short Javadoc takes one line, fields stand together in groups, and
 * what is said of a field stands behind it. Reads line by line: each may be drawn together with those before it.
 */
final class Formatting {

    private static final String OPENING = "/** ";
    private static final String CLOSING = " */";
    private static final String FIELD = "private ";

    /** What fields of a group begin with: values, gradients or workspace. */
    private static final List<String> GROUPS = List.of("values(", "gradients(", "{}");

    private final List<String> lines = new ArrayList<>();

    private Formatting() {}

    static String format(String source) {
        Formatting formatting = new Formatting();
        source.lines().forEach(formatting::add);
        return LongLines.broken(formatting.lines);
    }

    private void add(String line) {
        String code = line.stripLeading();
        if (code.equals("*/")) {
            endJavadoc(line);
        } else if (code.startsWith("*")) {
            lines.add(line);
        } else if (code.equals("}") && isEmptyBody(last(1))) {
            replaceLast(1, last(1) + "}");
        } else if (code.startsWith(FIELD) && code.endsWith(";")) {
            addField(line);
        } else if (code.endsWith("{")) {
            addHeader(line, code);
        } else {
            lines.add(line);
        }
    }

    /** One line of Javadoc stands in one. */
    private void endJavadoc(String line) {
        int margin = last(2).indexOf("/**");
        String indent = " ".repeat(Math.max(0, margin));
        String start = indent + " * ";
        boolean isOneLine = last(2).equals(indent + "/**") && last(1).startsWith(start);
        if (isOneLine && last(1).length() - " * ".length() + OPENING.length() + CLOSING.length() <= LongLines.PAGE) {
            replaceLast(2, indent + OPENING + last(1).substring(start.length()) + CLOSING);
        } else {
            lines.add(line);
        }
    }

    private void addField(String line) {
        String before = last(1).stripLeading();
        String field = line;
        if (before.startsWith(OPENING) && before.endsWith(CLOSING)) {
            field += " // " + before.substring(OPENING.length(), before.length() - CLOSING.length());
            lines.remove(lines.size() - 1);
        }
        if (last(1).isEmpty() && isInGroup(last(2), field)) {
            lines.remove(lines.size() - 1);
        }
        lines.add(field);
    }

    private static boolean isInGroup(String before, String field) {
        String value = value(field);
        return GROUPS.stream()
                .anyMatch(group -> value.startsWith(group) && value(before).startsWith(group));
    }

    /** What a field begins with; nothing if the line is none. */
    private static String value(String line) {
        int assignment = line.indexOf("= ");
        return assignment >= 0 && line.stripLeading().startsWith(FIELD) ? line.substring(assignment + 2) : "";
    }

    /** The parameters of a method stand in one line if they fit; a blank line follows on the header of a class. */
    private void addHeader(String line, String code) {
        String before = last(1);
        boolean isBroken = before.endsWith(",")
                && before.stripLeading().startsWith("p")
                && isFreeOfStatements(before)
                && isFreeOfStatements(code.substring(0, code.length() - 1));
        if (isBroken && before.length() + 1 + code.length() <= LongLines.PAGE) {
            replaceLast(1, before + " " + code);
            return;
        }
        lines.add(line);
        if (isClass(code)) {
            lines.add("");
        }
    }

    private static boolean isFreeOfStatements(String text) {
        return text.indexOf(';') < 0 && text.indexOf('{') < 0;
    }

    private static boolean isClass(String header) {
        return header.startsWith("class ") || header.contains(" class ");
    }

    /** Whether a method or constructor without parameters is about to end at once. */
    private static boolean isEmptyBody(String header) {
        return header.endsWith("() {");
    }

    /** The line before the next one, or before that; empty where there is none. */
    private String last(int back) {
        return lines.size() < back ? "" : lines.get(lines.size() - back);
    }

    private void replaceLast(int count, String line) {
        lines.subList(lines.size() - count, lines.size()).clear();
        lines.add(line);
    }
}
