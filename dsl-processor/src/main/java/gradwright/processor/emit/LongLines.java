package gradwright.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Breaks lines that are wider than a page as one would by hand: before the operators that bind least, within the fewest
 * brackets. Only spaces become ends of lines.
 */
final class LongLines {

    /** Columns of a page. */
    static final int PAGE = 120;

    private static final int CONTINUATION = 8;

    private static final Pattern COMMENT = Pattern.compile("( *(?://|\\*)) (.*)");

    private static final Pattern CODE_WITH_COMMENT = Pattern.compile("( *)([^\"]*[;{]) // (.*)");

    /** What a line may be broken at, from what binds least. */
    private static final Map<String, Integer> BINDS = Map.ofEntries(
            Map.entry("?", 1),
            Map.entry(":", 1),
            Map.entry("&&", 2),
            Map.entry("==", 3),
            Map.entry("!=", 3),
            Map.entry(">", 3),
            Map.entry("<", 3),
            Map.entry(">=", 3),
            Map.entry("<=", 3),
            Map.entry("+", 4),
            Map.entry("-", 4),
            Map.entry("*", 5),
            Map.entry("/", 5),
            Map.entry("%", 5));

    /** The rest of a line is broken rather, but what it calls is not. */
    private static final int ASSIGNMENT = 9;

    /** More than anything binds: an operator within brackets binds more than one outside. */
    private static final int BRACKET = 10;

    /** What is not broken at all. */
    private static final int ATOM = 1_000_000;

    private LongLines() {}

    static String broken(List<String> lines) {
        return lines.stream()
                .map(line -> line.length() <= PAGE ? line : brokenLine(line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String brokenLine(String line) {
        Matcher comment = COMMENT.matcher(line);
        if (comment.matches()) {
            String start = comment.group(1) + " ";
            String next = start + " ".repeat(CONTINUATION / 2);
            return start + String.join("\n" + next, FormulaLines.broken(comment.group(2), PAGE - next.length()));
        }
        Matcher described = CODE_WITH_COMMENT.matcher(line);
        if (described.matches()) {
            String margin = described.group(1);
            return broken(List.of(margin + "// " + described.group(3), margin + described.group(2)))
                    .stripTrailing();
        }
        int margin = line.length() - line.stripLeading().length();
        return " ".repeat(margin) + broken(line.substring(margin), margin, margin + CONTINUATION);
    }

    /** The text, which begins at that column, in lines, of which all but the first begin where {@code next} says. */
    private static String broken(String text, int column, int next) {
        List<String> parts = column + text.length() <= PAGE ? List.of(text) : parts(text);
        if (parts.size() == 1) {
            return text;
        }
        StringBuilder lines = new StringBuilder();
        int end = column;
        boolean isWhole = true;
        for (String part : parts) {
            boolean isFirst = lines.isEmpty();
            if (!isFirst && isWhole && end + 1 + part.length() <= PAGE) {
                lines.append(' ').append(part);
                end += 1 + part.length();
                continue;
            }
            if (!isFirst) {
                lines.append('\n').append(" ".repeat(next));
                end = next;
            }
            String within = broken(part, end, next < PAGE / 2 ? next + CONTINUATION : next);
            isWhole = within.equals(part);
            lines.append(within);
            end += part.length();
        }
        return lines.toString();
    }

    /** The text between the places that bind least. */
    private static List<String> parts(String text) {
        List<Integer> places = new ArrayList<>();
        int least = ATOM;
        int depth = 0;
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (isQuoted) {
                i += c == '\\' ? 1 : 0;
            } else if (c == ' ') {
                int binds = Math.min(ATOM, depth * BRACKET + binds(text, i));
                if (binds < least) {
                    places.clear();
                    least = binds;
                }
                if (binds == least && binds < ATOM) {
                    places.add(i);
                }
            } else {
                depth += deeper(c);
            }
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int place : places) {
            parts.add(text.substring(start, place));
            start = place + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** How much what stands around the space binds. */
    private static int binds(String text, int space) {
        if (text.charAt(space - 1) == ',' || text.charAt(space - 1) == ';') {
            return 0;
        }
        String before = text.substring(text.lastIndexOf(' ', space - 1) + 1, space);
        if (before.equals("=") || before.equals("+=")) {
            return ASSIGNMENT;
        }
        int end = text.indexOf(' ', space + 1);
        return end < 0 ? ATOM : BINDS.getOrDefault(text.substring(space + 1, end), ATOM);
    }

    /** An index stays whole. */
    private static int deeper(char c) {
        return switch (c) {
            case '(' -> 1;
            case ')' -> -1;
            case '[' -> ATOM;
            case ']' -> -ATOM;
            default -> 0;
        };
    }
}
