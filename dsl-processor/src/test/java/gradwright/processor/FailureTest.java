package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.emit.GeneratedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bug in the compiler is one error that says what to report, and never takes anything else with it. */
class FailureTest {

    private static final String IRIS = """
            package example;
            import gradwright.*;
            @Network(inputs = 4) @Loss("mse") class Iris { @Affine(3) Layer y; }
            """;

    private static final String USE = """
            package example;
            class Use { IrisNetwork net = IrisNetwork.create(1); }
            """;

    private static TestCompiler.Result compile(
            Function<NetworkDeclaration, GeneratedSource> compiler, String... sources) {
        return TestCompiler.compile(
                new RecordingProcessor(new GradwrightProcessor(compiler)), List.of(), List.of(), sources);
    }

    @Test
    void oneErrorSaysWhatToReport() {
        TestCompiler.Result result = compile(
                declaration -> {
                    throw new IllegalStateException("no such axis\nin value 7");
                },
                IRIS,
                USE);
        assertEquals(List.of("3: GW901"), result.codes());
        List<String> lines =
                result.diagnostics().get(0).getMessage(Locale.ENGLISH).lines().toList();
        assertEquals(
                "[GW901] the compiler failed on `Iris`, which is a bug in Gradwright: "
                        + "`java.lang.IllegalStateException: no such axis\\u000ain value 7`",
                lines.get(0));
        assertTrue(
                lines.get(1)
                        .matches("    at       .*gradwright\\.processor\\.FailureTest.*\\(FailureTest\\.java:\\d+\\)"),
                lines.get(1));
        assertEquals("    version  unknown on Java " + Runtime.version(), lines.get(2));
        assertEquals("  help: please report it, with these lines and the declaration of `Iris`", lines.get(3));
        assertEquals("  see: docs/errors/GW901.md", lines.get(4));
        assertEquals(5, lines.size());
    }

    @Test
    void errorsOfTheMachineAreCaughtToo() {
        assertEquals(List.of("3: GW903"), compile(FailureTest::endless, IRIS).codes());
        assertEquals(
                List.of("3: GW901"),
                compile(
                                declaration -> {
                                    throw new AssertionError();
                                },
                                IRIS)
                        .codes());
    }

    @Test
    void memoryThatIsNotThereIsNoBug() {
        TestCompiler.Result result = compile(
                declaration -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                IRIS,
                USE);
        assertEquals(List.of("3: [GW903] the compiler ran out of memory on `Iris`"), result.headlines());
    }

    @Test
    void aFunctionIsNamedWithItsFormula() {
        GradwrightProcessor processor = new GradwrightProcessor(
                new NetworkCompiler((phase, graph) -> {})::compile,
                new FormulasCompiler((phase, graph) -> {
                    if (phase.equals("simplify") && graph.roots().size() > 5) {
                        throw new IllegalStateException("no such axis");
                    }
                }),
                Optional.empty());
        TestCompiler.Result result = TestCompiler.compile(new RecordingProcessor(processor), List.of(), List.of(), """
                package example;
                import gradwright.*;
                @Formulas interface Sheet {
                    @Formula("x^2")   double square(double x);
                    @Formula("x * y") double product(double x, double y);
                }
                """);
        assertEquals(
                List.of("5: [GW901] the compiler failed on `Sheet.product`, which is a bug in Gradwright: "
                        + "`java.lang.IllegalStateException: no such axis`"),
                result.headlines());
        List<String> lines =
                result.diagnostics().get(0).getMessage(Locale.ENGLISH).lines().toList();
        assertEquals("    formula  `x * y`", lines.get(1));
        assertEquals(
                "  help: please report it, with these lines and the declaration of `Sheet.product`; "
                        + "until it is mended, write the formula differently, or in two methods",
                lines.get(4));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static GeneratedSource endless(NetworkDeclaration declaration) {
        return endless(declaration);
    }

    @Test
    void otherNetworksAreStillCompiled() {
        TestCompiler.Result result = compile(
                declaration -> {
                    if (declaration.name().declared().equals("Iris")) {
                        throw new IllegalStateException();
                    }
                    return new NetworkCompiler((phase, graph) -> {}).compile(declaration);
                },
                IRIS,
                IRIS.replace("Iris", "Another"));
        assertEquals(List.of("3: GW901"), result.codes());
        assertEquals(
                Set.of("example.AnotherNetwork", "example.IrisNetwork"),
                result.generated().keySet());
    }

    @Test
    void aClassThatCannotBeWrittenIsAnError(@TempDir Path output) throws IOException {
        Files.writeString(output.resolve("example"), "a file where the package's folder has to be");
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-Xlint:all", "-proc:only", "-s", output.toString(), "-cp", System.getProperty("java.class.path"));
        JavaCompiler.CompilationTask task = javac.getTask(
                null, null, diagnostics, options, null, List.of(JavaFileObjects.forSourceString("example.Iris", IRIS)));
        task.setProcessors(List.of(new GradwrightProcessor()));
        assertFalse(task.call());
        List<Diagnostic<? extends JavaFileObject>> errors = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        assertEquals(1, errors.size());
        Diagnostic<?> error = errors.get(0);
        assertEquals(3, error.getLineNumber());
        String message = error.getMessage(Locale.ENGLISH);
        assertTrue(
                message.startsWith("[GW902] class `IrisNetwork` of network `Iris` could not be written: `"), message);
    }
}
