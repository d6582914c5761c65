package gradwright.processor.diag.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * A source file in which the place of the expected error is marked: below it stands a line that is blank but for a
 * {@code ^}. The lines of marks are no part of the file.
 *
 * @param text the file without the mark
 * @param line of the place, from 1
 * @param column of the place, from 1
 */
record MarkedSource(String text, long line, long column) {

    static MarkedSource of(String marked) {
        List<String> lines = new ArrayList<>(marked.lines().toList());
        int mark = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("^")) {
                if (mark >= 0) {
                    throw new IllegalArgumentException("two marks in\n" + marked);
                }
                mark = i;
            }
        }
        if (mark < 1) {
            throw new IllegalArgumentException("no mark in\n" + marked);
        }
        int column = lines.remove(mark).indexOf('^') + 1;
        return new MarkedSource(String.join("\n", lines) + "\n", mark, column);
    }

    String markedLine() {
        return text.lines().toList().get((int) line - 1);
    }
}
