package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which class a network is generated as, and what happens where that name is taken. */
class GeneratedNamesTest {

    private static final String IRIS = """
            package example;
            import gradwright.*;
            @Network(inputs = 4) @Loss("mse")
            class Iris { @Affine(3) Layer y; }
            """;

    @TempDir
    private Path classes;

    @Test
    void aNestedDeclarationBecomesATopLevelClass() {
        TestCompiler.Result result = TestCompiler.compile("""
                package example;
                import gradwright.*;
                public class A {
                    public interface B {
                        @Network(inputs = 4) @Loss("mse") class C { @Affine(3) Layer y; }
                    }
                    public class D {
                        @Network(inputs = 4) @Loss("mse") protected abstract class E { @Affine(3) Layer y; }
                    }
                }
                """);
        assertEquals(List.of(), result.headlines());
        assertEquals(
                Set.of("example.A_B_CNetwork", "example.A_D_ENetwork"),
                result.generated().keySet());
        assertEquals(
                List.of(true, false),
                result.generated().values().stream()
                        .map(source -> source.contains("public final class"))
                        .toList());
    }

    @Test
    void theUnnamedPackageAndOtherAlphabetsWork() {
        TestCompiler.Result result = TestCompiler.compile("""
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse") class Blüten_$1 { @Affine(3) Layer größe; }
                """);
        assertEquals(List.of(), result.headlines());
        assertEquals(Set.of("Blüten_$1Network"), result.generated().keySet());
    }

    @Test
    void aClassOnTheClassPathTakesTheName() throws IOException {
        List<File> library = compiled("package example; public class IrisNetwork {}");
        TestCompiler.Result result = TestCompiler.compile(library, IRIS);
        assertEquals(List.of("4: GW110"), result.codes());
        assertEquals(Set.of(), result.generated().keySet());
    }

    @Test
    void whatAnEarlierCompilationGeneratedIsWrittenAnew() throws IOException {
        List<File> output = compiled(IRIS);
        TestCompiler.Result result = TestCompiler.compile(output, IRIS);
        assertEquals(List.of(), result.headlines());
        assertEquals(Set.of("example.IrisNetwork"), result.generated().keySet());
    }

    @Test
    void aClassOfTheUserThatExtendsANetworkTakesTheName() {
        String own = """
                package example;
                abstract class IrisNetwork extends gradwright.runtime.generated.DoubleClassifier {
                    IrisNetwork() { super(null, null); }
                }
                """;
        assertEquals(List.of("4: GW110"), TestCompiler.compile(IRIS, own).codes());
    }

    @Test
    void theFirstByNameOfTwoIsGeneratedInWhateverOrderTheyCome() {
        String nested = """
                package example;
                import gradwright.*;
                class A { @Network(inputs = 4) @Loss("mse") static class B { @Affine(3) Layer y; } }
                """;
        String top = """
                package example;
                import gradwright.*;
                @Network(inputs = 5) @Loss("mse") class A_B { @Affine(3) Layer y; }
                """;
        TestCompiler.Result result = TestCompiler.compile(nested, top);
        assertEquals(
                List.of("3: [GW111] networks `A_B` and `A.B` would both be generated as `A_BNetwork`"),
                result.headlines());
        TestCompiler.Result reversed = TestCompiler.compile(top, nested);
        assertEquals(result.headlines(), reversed.headlines());
        assertEquals(result.generated(), reversed.generated());
    }

    /** Compiles into the folder and returns it as a class path. */
    private List<File> compiled(String source) throws IOException {
        for (JavaFileObject file : TestCompiler.compile(source).files()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path target = classes.resolve(file.getName().replaceFirst(".*CLASS_OUTPUT/", ""));
                Files.createDirectories(target.getParent());
                try (InputStream in = file.openInputStream()) {
                    Files.copy(in, target);
                }
            }
        }
        return List.of(classes.toFile());
    }

    @Test
    void nothingIsGeneratedIntoTheUnnamedPackageOfAModule() throws IOException {
        Path module = Files.writeString(classes.resolve("module-info.java"), "module example {}");
        Path network = Files.writeString(classes.resolve("Iris.java"), IRIS.replace("package example;", ""));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = javac.getTask(
                    null,
                    files,
                    diagnostics,
                    List.of(
                            "--add-reads=example=ALL-UNNAMED",
                            "-d",
                            classes.toString(),
                            "-cp",
                            System.getProperty("java.class.path")),
                    null,
                    files.getJavaFileObjects(module, network));
            task.setProcessors(List.of(new GradwrightProcessor()));
            assertFalse(task.call());
        }
        assertEquals(
                List.of("""
                        [GW115] network `Iris` has no package, but in a module nothing can be generated without one
                          help: move `Iris` into a package
                          see: docs/errors/GW115.md"""),
                diagnostics.getDiagnostics().stream()
                        .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                        .toList());
    }
}
