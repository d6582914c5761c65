package gradwright.processor.diag;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of an error: headline, facts, help, page.
 *
 * <p>javac shows the first line, then the source line, then the rest indented by two; plain Maven shows no source line.
 */
final class Message {
    private Message() {}

    /** The text of {@code problem}; of one at an inherited layer, the headline says where that is. */
    static String of(Problem problem, Place place) {
        String code = problem.page().code();
        List<String> lines = new ArrayList<>();
        lines.add("[" + code + "] " + problem.headline()
                + place.inheritance().map(text -> " (" + text + ")").orElse(""));
        for (String fact : problem.facts()) {
            lines.add("  " + fact);
        }
        lines.add("help: " + problem.help());
        lines.add("see: docs/errors/" + code + ".md");
        return String.join("\n", lines);
    }
}
