package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What build tools rely on: one origin for each generated class, no resources, the same bytes for the same input. */
class BuildToolsTest {

    private static final String TWO = """
            package example;
            import gradwright.*;
            class Two {
                @Network(inputs = 4) @Loss("mse") static class B { @Affine(3) @Activation("tanh") Layer y; }
                @Network(inputs = 4) @Loss("mse") static class A { @Affine(3) Layer y; @Affine(3) Layer z; }
            }
            """;

    private static final String ONE = """
            package example;
            import gradwright.*;
            @Network(inputs = 4) @Loss("softmax-cross-entropy") class One { @Affine(3) Layer y; }
            """;

    private static final String BAD = """
            package example;
            import gradwright.*;
            @Network(inputs = 4) class Bad { @Affine(0) Layer y; }
            """;

    private static final String FUNCTIONS = """
            package example;
            import gradwright.*;
            import org.ejml.data.*;
            class Sheets {
                @Formulas interface B { @Formula("x^2") @Claim("2 * x^2 == x * x + x^2") double f(double x); }
                @Formulas interface A {
                    @Formula("sum(X * w)") double f(@Dim("N,M") DMatrixRMaj X, @Dim("M") DMatrixRMaj w);
                    @Formula("sum(n: a(n))") double g(@Dim("N") DMatrixRMaj a);
                }
            }
            """;

    @Test
    void everyGeneratedClassHasItsDeclarationAsOnlyOrigin() {
        Map<String, List<String>> origins =
                TestCompiler.compile(TWO, ONE, BAD, FUNCTIONS).processor().written().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().origins()));
        assertEquals(
                Map.of(
                        "example.Two_ANetwork", List.of("example.Two.A"),
                        "example.Two_BNetwork", List.of("example.Two.B"),
                        "example.OneNetwork", List.of("example.One"),
                        "example.BadNetwork", List.of("example.Bad"),
                        "example.Sheets_AFormulas", List.of("example.Sheets.A"),
                        "example.Sheets_BFormulas", List.of("example.Sheets.B")),
                origins);
    }

    @Test
    void noResourceIsTouched() {
        assertEquals(
                List.of(),
                TestCompiler.compile(TWO, ONE, BAD, FUNCTIONS).processor().resources());
    }

    @Test
    void theOrderOfTheClassesChangesNothing() {
        TestCompiler.Result result = TestCompiler.compile(TWO, ONE, BAD, FUNCTIONS);
        TestCompiler.Result other = TestCompiler.compile(FUNCTIONS, BAD, ONE, TWO);
        assertEquals(result.generated(), other.generated());
        assertEquals(result.headlines(), other.headlines());
    }

    @Test
    void theCompanyOfOtherClassesChangesNothing() {
        TestCompiler.Result together = TestCompiler.compile(TWO, ONE);
        assertEquals(
                TestCompiler.compile(ONE).generated().get("example.OneNetwork"),
                together.generated().get("example.OneNetwork"));
    }

    /** {@code -Xlint:all -Werror} is what {@link TestCompiler} compiles with, but for -Werror. */
    @Test
    void goodDeclarationsGiveNoOutputUnderEveryWarning() {
        for (String source : List.of(TWO, ONE, FUNCTIONS)) {
            assertEquals(
                    List.of(),
                    TestCompiler.compile(new GradwrightProcessor(), "-Xdoclint:none", source)
                            .diagnostics());
        }
    }

    @Test
    void gradleIsToldThatTheProcessorIsIsolating() throws IOException {
        try (InputStream in =
                GradwrightProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertNotNull(in);
            assertEquals(
                    GradwrightProcessor.class.getName() + ",isolating\n",
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
