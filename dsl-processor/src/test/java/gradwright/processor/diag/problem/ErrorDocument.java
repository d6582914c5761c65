package gradwright.processor.diag.problem;

import gradwright.processor.TestCompiler;
import gradwright.processor.diag.Page;
import java.util.List;
import java.util.stream.Collectors;

/** The files in {@code docs/errors}, in Markdown. */
final class ErrorDocument {

    /** Codes of mistakes that are none any more. */
    static final List<String> GIVEN_UP = List.of("GW434");

    private ErrorDocument() {}

    static String list(List<Page> pages) {
        String rows = pages.stream()
                .map(page -> "| [" + page.code() + "](" + page.code() + ".md) | " + page.title() + " |\n")
                .collect(Collectors.joining());
        return """
                # Errors

                Codes are permanent. GW1xx: the declaration; GW2xx: shapes; GW3xx: losses and outputs; GW4xx: formulas; GW6xx:
                notes, which a network can take back; GW7xx: build and options; GW9xx: the compiler itself. Given up, and given to nothing else: %s.

                | code | mistake |
                |---|---|
                """.formatted(String.join(", ", GIVEN_UP)) + rows;
    }

    static String of(Page page) {
        String examples = page.examples().stream()
                .map(ErrorDocument::example)
                .collect(Collectors.joining("\n## Another example\n\n"));
        return "# " + page.code() + ": " + page.title() + "\n\n" + page.text()
                + (examples.isEmpty() ? "" : "\n## Example\n\n" + examples)
                + "\n[All errors](README.md)\n";
    }

    private static String example(Page.Example example) {
        MarkedSource source = MarkedSource.of(example.bad());
        return block("java", source.text())
                + "\n"
                + block("text", shown(source, example.message()))
                + "\nPut right:\n\n"
                + block("java", example.fixed());
    }

    /** As javac prints it: the first line, the source line with a caret, the rest. */
    private static String shown(MarkedSource source, String message) {
        List<String> lines = message.lines().toList();
        String rest = lines.stream().skip(1).map(line -> line + "\n").collect(Collectors.joining());
        String kind = message.startsWith("[GW6") ? "Note" : "error";
        return TestCompiler.fileName(source.text()) + ":" + source.line() + ": " + kind + ": " + lines.get(0) + "\n"
                + source.markedLine() + "\n" + " ".repeat((int) source.column() - 1) + "^\n" + rest;
    }

    private static String block(String language, String text) {
        return "```" + language + "\n" + text + "```\n";
    }
}
