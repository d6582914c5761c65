package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What javac is told as {@code -Agradwright.…}. */
class CompilerOptionsTest {

    private static final String NETWORK = """
            package example;

            import gradwright.*;

            @Network(inputs = 64)
            @Loss("softmax-cross-entropy")
            class Digits {
                @Affine(32) @Activation("relu") Layer hidden;
                @Affine(10) Layer logits;
            }
            """;

    private static List<String> messages(String option, String source) {
        return TestCompiler.compile(new GradwrightProcessor(), option, source).diagnostics().stream()
                .map(diagnostic -> diagnostic.getLineNumber() + " " + diagnostic.getMessage(Locale.ENGLISH))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Agradwright.check=true", "-Agradwright.check", "-Agradwright.check=false"})
    void aRightNetworkPassesItsCheckWithoutAWord(String option) {
        TestCompiler.Result result = TestCompiler.compile(new GradwrightProcessor(), option, NETWORK);
        assertEquals(List.of(), result.diagnostics());
        assertEquals(TestCompiler.compile(NETWORK).generated(), result.generated());
    }

    @Test
    void anUnknownOptionIsAnError() {
        assertEquals(List.of("""
                -1 [GW701] there is no option `gradwright.chekc`: did you mean `gradwright.check`?
                  help: write `gradwright.check`
                  see: docs/errors/GW701.md"""), messages("-Agradwright.chekc=true", NETWORK));
        assertEquals(List.of("""
                -1 [GW701] there is no option `gradwright.optimiseEverything`
                  help: write one of `gradwright.check`
                  see: docs/errors/GW701.md"""), messages("-Agradwright.optimiseEverything", NETWORK));
    }

    @Test
    void aWrongValueIsAnError() {
        assertEquals(List.of("""
                -1 [GW702] the option `gradwright.check` cannot be `True`: did you mean `true`?
                  help: write `true`
                  see: docs/errors/GW702.md"""), messages("-Agradwright.check=True", NETWORK));
        assertEquals(List.of("""
                -1 [GW702] the option `gradwright.check` cannot be `1`
                  help: write one of `true` or `false`
                  see: docs/errors/GW702.md"""), messages("-Agradwright.check=1", NETWORK));
    }

    /** log(log(log(x))) of numbers up to 1 is nowhere defined. */
    @Test
    void aNetworkThatIsNowhereFiniteIsSaidToBeUnchecked() {
        assertEquals(List.of("""
                5 [GW703] network `Logs` cannot be checked: its loss or output is not finite at any of 40 random points
                  help: leave out `-Agradwright.check` and check with `GradientCheck` on your data; if it fails too, report it
                  see: docs/errors/GW703.md"""), messages("-Agradwright.check=true", """
                package example;

                import gradwright.*;

                @Network(inputs = 4)
                @Loss("mse")
                class Logs {
                    @Affine(3) @Activation("log") Layer first;
                    @Activation("log") Layer second;
                    @Activation("log") Layer third;
                    @Activation("log") Layer fourth;
                }
                """));
    }
}
