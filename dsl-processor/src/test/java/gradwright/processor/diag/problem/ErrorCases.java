package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import java.util.stream.Stream;

/** The examples of all errors, for tests of other packages. */
public final class ErrorCases {

    private ErrorCases() {}

    /** The source files with a mistake. */
    public static Stream<String> bad() {
        return examples().map(example -> MarkedSource.of(example.bad()).text());
    }

    /** The same put right. */
    public static Stream<String> fixed() {
        return examples().map(Page.Example::fixed);
    }

    private static Stream<Page.Example> examples() {
        return Pages.all().stream().flatMap(page -> page.examples().stream());
    }
}
