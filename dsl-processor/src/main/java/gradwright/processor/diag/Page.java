package gradwright.processor.diag;

import java.util.List;

/**
 * The documentation of a kind of mistake; {@code docs/errors} and the compile tests are made from it.
 *
 * @param code permanent: GW1xx declaration, GW2xx shapes, GW3xx losses and outputs, GW4xx formulas, GW6xx lints, GW7xx options, GW9xx internal
 * @param title the mistake in a few words
 * @param text what the rule is and why, in Markdown
 * @param examples at least one, the most telling first; none for what no declaration can cause
 */
public record Page(String code, String title, String text, List<Example> examples) {

    public Page {
        examples = List.copyOf(examples);
    }

    public Page(String code, String title, String text, Example... examples) {
        this(code, title, text, List.of(examples));
    }

    /** Whether this is a lint: well defined, and nevertheless a mistake nearly always. It is shown as a note. */
    public boolean isLint() {
        return code.startsWith("GW6");
    }

    /**
     * A source file with the mistake, what is said about it, and the same file put right.
     *
     * @param bad the file; under the place that the error names stands a line that is blank but for a {@code ^}
     * @param message the whole message as javac shows it, without the source line
     * @param fixed the file with the mistake put right
     */
    public record Example(String bad, String message, String fixed) {}
}
