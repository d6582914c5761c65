package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Declarations beside other processors that generate code. */
class RoundsTest {

    /** Generates one of the given sources a round. */
    static final class Generating extends AbstractProcessor {
        private final Deque<String> sources;

        Generating(String... sources) {
            this.sources = new ArrayDeque<>(List.of(sources));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!sources.isEmpty()) {
                String source = sources.remove();
                String name = TestCompiler.fileName(source).replace(".java", "");
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile("example." + name)
                        .openWriter()) {
                    writer.write(source);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    static TestCompiler.Result compile(Generating other, String source) {
        return TestCompiler.compile(
                new RecordingProcessor(new GradwrightProcessor()), List.of(), List.of(other), source);
    }

    @Test
    void aGeneratedDeclarationIsCompiled() {
        TestCompiler.Result result = compile(new Generating("package example; class Nothing {}", """
                        package example;
                        import gradwright.*;
                        @Network(inputs = 4) @Loss("mse") class Late { @Affine(3) Layer y; }
                        """), """
                package example;
                class Use { LateNetwork net = LateNetwork.create(1); }
                """);
        assertEquals(List.of(), result.headlines());
        assertEquals(Set.of("example.LateNetwork"), result.generated().keySet());
    }

    @Test
    void fieldsOfGeneratedTypesDisturbNobody() {
        TestCompiler.Result result = compile(new Generating("package example; class Late {}"), """
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse") class Iris {
                    Late late;
                    IrisNetwork self;
                    @Affine(3) Layer y;
                    java.util.List<Late> lates(Late late) { return null; }
                }
                """);
        assertEquals(List.of(), result.headlines());
        assertEquals(Set.of("example.IrisNetwork"), result.generated().keySet());
    }

    @Test
    void aConstantThatIsGeneratedComesTooLate() {
        TestCompiler.Result result =
                compile(new Generating("package example; class Sizes { static final int OUT = 3; }"), """
                        package example;
                        import gradwright.*;
                        @Network(inputs = 4) @Loss("mse") class Iris { @Affine(Sizes.OUT) Layer y; }
                        """);
        assertEquals(
                List.of("3: [GW114] network `Iris` refers to a class that is generated in the same compilation"),
                result.headlines());
    }

    @Test
    void twoNetworksOfDifferentRoundsCannotShareAName() {
        TestCompiler.Result result = compile(new Generating("""
                        package example;
                        import gradwright.*;
                        class A { @Network(inputs = 4) @Loss("mse") static class B { @Affine(3) Layer y; } }
                        """), """
                package example;
                import gradwright.*;
                @Network(inputs = 5) @Loss("mse") class A_B { @Affine(3) Layer y; }
                """);
        assertEquals(
                List.of("3: [GW111] networks `A.B` and `A_B` would both be generated as `A_BNetwork`"),
                result.headlines());
    }
}
