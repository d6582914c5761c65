package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.declare.DeclarationFinder;
import java.lang.annotation.Repeatable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of what javac itself finds wrong with annotations it tells before any processor runs: then nothing is generated, and all
 * code that uses generated classes is in error too. So repeated annotations are no mistake to javac, but to us.
 */
class RepeatedAnnotationsTest {

    private static final String GOOD = """
            package example;
            import gradwright.*;
            @Network(inputs = 4) @Loss("mse") class Good { @Affine(3) Layer y; }
            """;

    private static final String USE = """
            package example;
            class Use {
                GoodNetwork good = GoodNetwork.create(1);
                IrisNetwork iris = IrisNetwork.create(1);
                int[] classes = iris.classify(iris.predict(new org.ejml.data.DMatrixRMaj(1, 4)));
                CurvesFormulas.Square square = new CurvesFormulas.Square();
            }
            """;

    private static final String SOURCE = """
            package example;
            import gradwright.*;
            import org.ejml.data.*;
            @Network(inputs = 4)
            @Loss("softmax-cross-entropy")
            class Iris {
                @Affine(3) Layer hidden;
                @Affine(3)
                @Activation("identity") Layer logits;
            }
            @Formulas
            interface Curves {
                @Formula("sum(x^2 * c)") double square(@Dim("N") DMatrixRMaj x, @Constant double c);
            }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "@Network(inputs = 4) | @Network(inputs = 5) | 6 | `Iris` has two `@Network`",
                "@Loss(\"softmax-cross-entropy\") | @Loss(\"mse\") | 6 | `Iris` has two `@Loss`",
                "@Affine(3) Layer hidden | @Affine(4) | 7 | `Iris.hidden` has two `@Affine`",
                "@Activation(\"identity\") | @Activation(\"\") | 9 | `Iris.logits` has two `@Activation`",
                "@Formulas | @Formulas | 12 | `Curves` has two `@Formulas`",
                "@Formula(\"sum(x^2 * c)\") | @Formula(\"c\") | 13 | `Curves.square` has two `@Formula`",
                "@Dim(\"N\") | @Dim(\"M\") | 13 | `Curves.square(x)` has two `@Dim`",
                "@Constant | @Constant | 13 | `Curves.square(c)` has two `@Constant`"
            })
    void isOneErrorThatKeepsNothingElseFromBeingGenerated(String right, String again, int line, String headline) {
        String annotation = right.replaceFirst(" Layer.*", "");
        String source = SOURCE.replace(right, right.replace(annotation, annotation + " " + again));
        List<String> expected = List.of(line + ": [GW123] " + headline);
        TestCompiler.Result result = TestCompiler.compile(source, GOOD, USE);
        assertEquals(expected, result.headlines());
        assertTrue(result.generated().containsKey("example.GoodNetwork"));
        TestCompiler.Result eclipse = EclipseCompiler.compile(source, GOOD, USE);
        assertEquals(
                expected,
                eclipse.headlines().stream().filter(h -> h.contains("[GW")).toList());
        assertEquals(result.generated(), eclipse.generated());
    }

    @Test
    void theFirstCountsForWhatFollows() {
        assertEquals(List.of("4: GW123"), TestCompiler.compile("""
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse") class Iris {
                    @Affine(3) @Affine(5) Layer hidden;
                    @Affine(value = 2, in = 3) Layer y;
                }
                """).codes());
    }

    @Test
    void isNotSaidOfWhatHasNoNetworkAnyway() {
        assertEquals(List.of("3: GW108"), TestCompiler.compile("""
                package example;
                import gradwright.*;
                @Loss("mse") @Loss("mae") class Iris { @Affine(3) @Affine(5) Layer hidden; }
                """).codes());
    }

    @Test
    void everyAnnotationCanBeRepeatedAsFarAsJavacIsConcerned() throws ReflectiveOperationException {
        for (String name : DeclarationFinder.annotations()) {
            if (!name.equals("gradwright.Claims") && !name.endsWith(".Repeated")) {
                assertNotNull(Class.forName(name).getAnnotation(Repeatable.class), name);
            }
        }
    }

    /** Not ours, and nothing of ours is added to it: docs/decisions/annotations.md. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Affine(3) void step() {}",
                "@Loss(\"mse\") Layer z;",
                "void step(@Activation(\"tanh\") double x) {}",
                "@Network(inputs = 3) void step() {}"
            })
    void whatStandsWhereItCannotIsJavacsError(String member) {
        List<String> errors = TestCompiler.compile("""
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse") class Iris {
                    @Affine(3) Layer y;
                    %s
                }
                """.formatted(member)).headlines();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).matches("5: .*not applicable to this kind of declaration"), errors.get(0));
    }
}
