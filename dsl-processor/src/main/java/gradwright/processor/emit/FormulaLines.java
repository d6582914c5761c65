package gradwright.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Breaks formulas of comments and of Javadoc into lines. */
final class FormulaLines {

    private FormulaLines() {}

    /** The formula in lines of that width, broken where the fewest brackets are open, the later the better. */
    static List<String> broken(String formula, int width) {
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
        return Stream.of("+", "-", "*", "/", "=", ">", "sum", "over", "of").noneMatch(before::endsWith)
                && Stream.of("of ", "= ", "> ", "!= ").noneMatch(after::startsWith);
    }
}
