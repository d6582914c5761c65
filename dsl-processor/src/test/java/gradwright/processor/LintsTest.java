package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.LossCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lints are notes on what is well defined: the network is generated, and can say that it is meant. */
class LintsTest {

    private static TestCompiler.Result compile(String network, String loss, String... layers) {
        return TestCompiler.compile("package example;\nimport gradwright.*;\n@Network(inputs = 4" + network + ")\n"
                + loss + "\nclass Iris {\n" + String.join("\n", layers) + "\n}\n");
    }

    private static List<String> codes(String loss, String... layers) {
        return compile("", loss, layers).codes();
    }

    @Test
    void aNetworkWithALintIsGeneratedAsItIsWithoutIt() {
        String layer = "@Affine(3) @Activation(\"relu\") Layer y;";
        TestCompiler.Result warned = compile("", "@Loss(\"softmax-cross-entropy\")", layer);
        TestCompiler.Result allowed = compile(", allow = \"GW601\"", "@Loss(\"softmax-cross-entropy\")", layer);
        assertEquals(List.of("6: GW601"), warned.codes());
        assertEquals(Diagnostic.Kind.NOTE, warned.diagnostics().get(0).getKind());
        assertEquals(List.of(), allowed.codes());
        assertEquals(Set.of("example.IrisNetwork"), warned.generated().keySet());
        assertEquals(warned.generated(), allowed.generated());
        assertTrue(warned.files().stream().anyMatch(file -> file.getName().endsWith("IrisNetwork.class")));
    }

    @Test
    void noneStopsABuildThatTakesWarningsForErrors() {
        String source = """
                package example;
                import gradwright.*;
                @Network(inputs = 4, allow = "GW601")
                @Loss("softmax-cross-entropy")
                class Iris {
                    @Affine(5) @Activation(formula = "where(x > 0, 1, 0)") Layer steps;
                    @Affine(3) @Activation("softplus") Layer y;
                }
                """;
        assertEquals(
                List.of("6: GW604"),
                TestCompiler.compile(new GradwrightProcessor(), "-Xdoclint:none", source)
                        .codes());
    }

    @Test
    void whatIsAllowedAndNotThereIsANoteEach() {
        assertEquals(
                List.of("3: GW605", "3: GW605"),
                compile(
                                ", allow = {\"GW601\", \"GW602\", \"GW603\"}",
                                "@Loss(\"mse\")",
                                "@Affine(3) @Activation(\"relu\") Layer hidden;",
                                "@Activation(\"abs\") Layer y;")
                        .codes());
    }

    @Test
    void errorsCannotBeAllowedAndAreNotJoinedByLints() {
        assertEquals(
                List.of("3: GW131", "6: GW112"),
                compile(
                                ", allow = \"GW112\"",
                                "@Loss(\"softmax-cross-entropy\")",
                                "@Affine(3) @Activation(\"tahn\") Layer hidden;",
                                "@Affine(3) @Activation(\"relu\") Layer y;")
                        .codes());
        assertEquals(
                List.of("3: GW131"),
                compile(", allow = \"\"", "@Loss(\"mse\")", "@Affine(3) Layer y;")
                        .codes());
    }

    /** By hand: what of the catalogue is never negative, as a reader of its formulas sees. */
    @Test
    void logitsOfOneSignAreFoundByWhatTheActivationComputes() {
        Set<String> expected =
                Set.of("relu", "relu6", "softplus", "sigmoid", "hard-sigmoid", "softmax", "square", "exp", "abs");
        Set<String> found = new TreeSet<>();
        for (String activation : ActivationCatalogue.names()) {
            List<String> codes = codes(
                    "@Loss(\"sigmoid-binary-cross-entropy\")",
                    "@Affine(3) @Activation(\"" + activation + "\") Layer y;");
            if (!codes.isEmpty()) {
                assertEquals(List.of("6: GW601"), codes, activation);
                found.add(activation);
            }
        }
        assertEquals(new TreeSet<>(expected), found);
        assertEquals(
                List.of("6: GW601"),
                codes(
                        "@Loss(value = \"softmax-hinge\", margin = 1)",
                        "@Affine(3) @Activation(formula = \"x^2 + alpha\", alpha = 1) Layer y;"));
    }

    @Test
    void probabilitiesForLogarithmsAreFoundUnderTheTwoLossesThatTakeThem() {
        for (String loss : LossCatalogue.names()) {
            List<String> codes = codes(
                    "@Loss(value = \"" + loss + "\"" + (loss.equals("softmax-hinge") ? ", margin = 1" : "") + ")",
                    "@Affine(4) @Activation(\"hard-sigmoid\") Layer y;");
            boolean takesLogarithms = Set.of("nll", "kl-divergence").contains(loss);
            assertEquals(takesLogarithms, codes.contains("6: GW602"), loss);
        }
        assertEquals(List.of(), codes("@Loss(\"nll\")", "@Affine(3) @Activation(\"log-softmax\") Layer y;"));
        assertEquals(List.of(), codes("@Loss(\"nll\")", "@Affine(3) Layer y;"));
    }

    @ParameterizedTest
    @CsvSource({
        "relu, relu, true",
        "sigmoid, relu, true",
        "softplus, abs, true",
        "sigmoid, hard-tanh, true",
        "log-softmax, log-softmax, true",
        "hard-tanh, hard-tanh, true",
        "sigmoid, relu6, true",
        "tanh, relu, false",
        "softmax, softmax, false",
        "relu, tanh, false",
        "relu, relu6, false",
        "relu, identity, false",
        "identity, relu, false",
        "gelu, relu, false",
        "leaky-relu, leaky-relu, false"
    })
    void anActivationThatChangesNothingIsFound(String first, String second, boolean isUseless) {
        String before = "@Affine(3) @Activation(\"" + first + "\") Layer before;";
        assertEquals(
                isUseless ? List.of("7: GW603") : List.of(),
                codes("@Loss(\"mse\")", before, "@Activation(\"" + second + "\") Layer y;"));
        assertEquals(List.of(), codes("@Loss(\"mse\")", before, "@Affine(2) @Activation(\"" + second + "\") Layer y;"));
    }

    @Test
    void aFlatActivationMattersOnlyWhereSomethingIsToBeLearnt() {
        String flat = "@Activation(formula = \"2\") Layer flat;";
        assertEquals(List.of("6: GW604"), codes("@Loss(\"mse\")", "@Affine(3) " + flat));
        assertEquals(List.of("7: GW604"), codes("@Loss(\"mse\")", "@Affine(3) Layer before;", flat));
        assertEquals(List.of(), codes("@Loss(\"mse\")", flat, "@Affine(3) Layer after;"));
        assertEquals(
                List.of(),
                compile(", training = false", "", "@Affine(3) " + flat).codes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s = 1 + exp(x); log(s) | false",
                "a = x; b = a * a; b + 1 | false",
                "a = exp(x); b = a + step(x); b | false",
                "a = step(x); b = a * x; b | false",
                "d = grad(x^2, x); d | false",
                "x * tanh(x) | false",
                "max(0, x) - 0.1 * min(0, x) | false",
                "where(x > 0, x, -x) | false",
                "where(x > 0, exp(x), 1) | false",
                "pow(x, 2) | false",
                "stop(x) * x | false",
                "sign(x) * x | false",
                "s = step(x); s + 1 | true",
                "a = sign(x); b = a * a + 2; b | true",
                "2 | true",
                "stop(x) | true",
                "a = 3; a | true"
            })
    void aFormulaIsFlatIfNothingOfItVariesWithItsInput(String formula, boolean isFlat) {
        assertEquals(
                isFlat ? List.of("6: GW604") : List.of(),
                codes("@Loss(\"mse\")", "@Affine(3) @Activation(formula = \"" + formula + "\") Layer y;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L(n) = sum(k: y(n, k)^2) - y(n, t(n)); L",
                "d = y - t; sum(d .* d) / (2 * N)",
                "sum(n, l: max(0, y(n, l) - y(n, t(n)) + 1) | l != t(n)) / N",
                "a = y; b = a; sum(b)",
                "-sum(n: log(softmax(y; K)(n, t(n)))) / N",
                "sum(grad(sum(y^3), y) .* t)"
            })
    void aLossThatSpeaksOfTheOutputInWhateverWayHasAGradient(String formula) {
        assertEquals(List.of(), codes("@Loss(formula = \"" + formula + "\")", "@Affine(3) Layer y;"));
    }

    /** Networks as courses have them are no mistakes. */
    @ParameterizedTest
    @CsvSource({
        "mse, sigmoid",
        "mse, softmax",
        "mae, relu",
        "class-hinge, softmax",
        "cross-entropy, softmax",
        "softmax-cross-entropy, tanh",
        "softmax-cross-entropy, identity",
        "softmax-cross-entropy, log-softmax",
        "binary-cross-entropy, sigmoid",
        "hinge, tanh",
        "poisson-nll, softplus",
        "upstream, relu",
        "sum, square"
    })
    void whatExercisesDeclareGivesNone(String loss, String activation) {
        assertEquals(
                List.of(),
                codes(
                        "@Loss(\"" + loss + "\")",
                        "@Affine(3) Layer linear;",
                        "@Affine(2) @Activation(\"" + activation + "\") Layer y;"));
    }

    @Test
    void bothCompilersSayTheSame() {
        String source = """
                package example;
                import gradwright.*;
                @Network(inputs = 4, allow = "GW602") @Loss("softmax-cross-entropy")
                class Iris { @Affine(3) @Activation("exp") Layer y; }
                """;
        List<String> javac = TestCompiler.compile(source).diagnostics().stream()
                .map(note -> note.getMessage(Locale.ENGLISH).replace("\n  ", "\n"))
                .toList();
        List<String> eclipse = EclipseCompiler.compile(source).diagnostics().stream()
                .map(note -> note.getMessage(Locale.ENGLISH))
                .filter(message -> message.startsWith("[GW"))
                .toList();
        assertEquals(2, javac.size());
        assertEquals(javac, eclipse);
    }
}
