package gradwright.processor.diag.problem;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Named.named;

import gradwright.processor.TestCompiler;
import gradwright.processor.diag.Page;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error's examples: the bad one gives that error at its place and nothing else, the fixed one nothing. */
class ErrorExamplesTest {

    static Stream<Named<Page.Example>> examples() {
        return Pages.all().stream()
                .flatMap(page ->
                        page.examples().stream().map(example -> named(page.code() + " " + page.title(), example)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void badExampleGivesExactlyThisError(Page.Example example) {
        MarkedSource source = MarkedSource.of(example.bad());
        List<Diagnostic<? extends JavaFileObject>> diagnostics = compile(source.text());
        assertEquals(1, diagnostics.size(), () -> "one diagnostic expected: " + diagnostics);
        Diagnostic<? extends JavaFileObject> error = diagnostics.get(0);
        assertAll(
                () -> assertEquals(example.message(), error.getMessage(Locale.ENGLISH)),
                () -> assertEquals(
                        example.message().startsWith("[GW6") ? Diagnostic.Kind.NOTE : Diagnostic.Kind.ERROR,
                        error.getKind()),
                () -> assertEquals(source.line(), error.getLineNumber(), "line"),
                () -> assertEquals(source.column(), error.getColumnNumber(), "column of " + source.markedLine()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void fixedExampleGivesNoDiagnostic(Page.Example example) {
        assertEquals(List.of(), compile(example.fixed()));
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(String source) {
        return TestCompiler.compile(source).diagnostics();
    }
}
