package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.ejml.data.DMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class paths, modules and packages as users have them: each works, or one error names the line to change. */
class SurroundingsTest {

    private static final String IRIS = """
            package example;
            import gradwright.*;
            @Network(inputs = 4) @Loss("softmax-cross-entropy") class Iris { @Affine(3) @Activation("tanh") Layer y; }
            """;

    /** Uses what is generated where javac looks at it first. */
    private static final String USE = """
            package example;
            class Use { IrisNetwork net; WineNetwork other; }
            """;

    private static final String WINE = IRIS.replace("Iris", "Wine");

    private static final String NORMS = """
            package example;
            import gradwright.*;
            @Formulas interface Norms { @Formula("s^2") double square(double s); @Formula("s^3") double cube(double s); }
            """;

    private static final String USE_OF_FUNCTIONS = """
            package example;
            class UseOfFunctions { NormsFormulas.Square square; NormsFormulas.Cube cube; }
            """;

    @TempDir
    Path folder;

    @Test
    void aMissingRuntimeIsOneError() throws Exception {
        assertEquals(
                List.of("""
                        3: [GW710] no class can be generated for network `Iris` without `io.github.gradwright:gradwright-runtime`, which is not on the class path
                          help: add the dependency `io.github.gradwright:gradwright-runtime`
                          see: docs/errors/GW710.md"""), compile(new GradwrightProcessor(), List.of(annotations()), List.of(), IRIS, WINE, USE));
    }

    @Test
    void functionsNeedTheRuntimeToo() throws Exception {
        assertEquals(
                List.of("""
                        3: [GW710] no class can be generated for interface `Norms` without `io.github.gradwright:gradwright-runtime`, which is not on the class path
                          help: add the dependency `io.github.gradwright:gradwright-runtime`
                          see: docs/errors/GW710.md"""),
                compile(new GradwrightProcessor(), List.of(annotations()), List.of(), NORMS, USE_OF_FUNCTIONS));
    }

    /** Java 8 knows no modules, and javac gives none there. */
    @Test
    void anOldLanguageLevelIsOneError() throws Exception {
        List<String> options = List.of("--release", "8", "-Xlint:-options");
        assertEquals(
                List.of("""
                        3: [GW713] no class can be generated for network `Iris` in Java 8 or before: Gradwright needs Java 17
                          help: compile with `--release 17`, which is `<maven.compiler.release>17</maven.compiler.release>` in Maven
                          see: docs/errors/GW713.md"""),
                compile(
                        options,
                        new GradwrightProcessor(),
                        classPath(),
                        List.of(),
                        IRIS,
                        WINE,
                        USE,
                        NORMS,
                        USE_OF_FUNCTIONS));
        assertEquals(
                List.of(),
                compile(
                        List.of("--release", "9", "-Xlint:-options"),
                        new GradwrightProcessor(),
                        classPath(),
                        List.of(),
                        IRIS,
                        WINE,
                        USE));
    }

    @Test
    void missingMatricesAreOneError() throws Exception {
        List<String> errors =
                compile(new GradwrightProcessor(), List.of(annotations(), runtime()), List.of(), IRIS, WINE, USE);
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).endsWith("""
                without `org.ejml:ejml-core`, which is not on the class path
                  help: add the dependency `org.ejml:ejml-core`
                  see: docs/errors/GW710.md"""), errors::toString);
    }

    @Test
    void anotherVersionOfTheRuntimeIsOneError() throws Exception {
        GradwrightProcessor later = new GradwrightProcessor(
                new NetworkCompiler((phase, graph) -> {})::compile,
                new FormulasCompiler((phase, graph) -> {}),
                Optional.of("7.1"));
        String release = """
                package gradwright.runtime.generated;
                public final class Release { public static final String VERSION = "6.9"; }
                """;
        assertEquals(List.of("""
                        3: [GW711] `gradwright-processor` 7.1 does not fit `gradwright-runtime` 6.9
                            processor  7.1
                            runtime    6.9
                          help: give the dependency `io.github.gradwright:gradwright-runtime` the version `7.1`, or the processor the version `6.9`
                          see: docs/errors/GW711.md"""), compile(later, classPath(), List.of(), IRIS, WINE, USE, release));
    }

    @Test
    void theRuntimeKnowsItsVersion() throws Exception {
        GradwrightProcessor same = new GradwrightProcessor(
                new NetworkCompiler((phase, graph) -> {})::compile,
                new FormulasCompiler((phase, graph) -> {}),
                Optional.of(gradwright.runtime.generated.Release.VERSION));
        assertEquals(List.of(), compile(same, classPath(), List.of(), IRIS, WINE, USE));
        assertTrue(gradwright.runtime.generated.Release.VERSION.matches("\\d+\\.\\d+.*"));
    }

    /** Maven puts on the module path what is required, and all else on the class path, which a module does not read. */
    @Test
    void aModuleThatDoesNotRequireTheRuntimeIsOneError() throws Exception {
        String module = "module app { requires gradwright.annotations; }";
        List<Path> annotations = List.of(jar(annotations(), folder.resolve("a.jar"), "gradwright.annotations"));
        assertEquals(
                List.of("""
                        3: [GW712] no class can be generated for network `Iris`: its module `app` does not require `gradwright.runtime`
                          help: add `requires gradwright.runtime;` to the `module-info.java` of `app`
                          see: docs/errors/GW712.md"""), compile(new GradwrightProcessor(), classPath(), annotations, module, IRIS, WINE, USE));
    }

    /** Without {@code java.compiler}, where {@code @Generated} is. */
    @Test
    void aModuleRequiresTheAnnotationsAndTheRuntimeAlone() throws Exception {
        String module = "module app { requires gradwright.annotations; requires gradwright.runtime; }";
        assertEquals(List.of(), compile(new GradwrightProcessor(), List.of(), modules(), module, IRIS, WINE, USE));
    }

    @Test
    void aModuleThatReadsTheAnnotationGetsIt() {
        assertTrue(TestCompiler.compile(IRIS)
                .generated()
                .get("example.IrisNetwork")
                .contains("@Generated"));
    }

    @Test
    void classesOfThePackageMayHideThoseOfJavaLang() {
        TestCompiler.Result result = TestCompiler.compile(
                IRIS,
                "package example; class Math {}",
                "package example; @interface Override {}",
                "package example; class String {}",
                "package example; class IllegalStateException {}",
                "package example; class Iris2 { IrisNetwork net = IrisNetwork.create(1); }");
        assertEquals(List.of(), result.headlines());
        java.lang.String source = result.generated().get("example.IrisNetwork");
        assertTrue(source.contains("\nimport java.lang.Override;\n"), source);
        assertFalse(TestCompiler.compile(IRIS)
                .generated()
                .get("example.IrisNetwork")
                .contains("import java.lang"));
    }

    private List<String> compile(
            GradwrightProcessor processor, List<Path> classPath, List<Path> modulePath, String... sources)
            throws IOException {
        return compile(List.of(), processor, classPath, modulePath, sources);
    }

    private List<String> compile(
            List<String> options,
            GradwrightProcessor processor,
            List<Path> classPath,
            List<Path> modulePath,
            String... sources)
            throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Path target = Files.createDirectories(folder.resolve("target"));
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(target));
            if (!modulePath.isEmpty()) {
                files.setLocationFromPaths(StandardLocation.MODULE_PATH, modulePath);
            }
            List<Path> given = new ArrayList<>();
            for (String source : sources) {
                String name = source.startsWith("module ") ? "module-info" : TestCompiler.qualifiedName(source);
                Path file = folder.resolve("src").resolve(name.replace('.', '/') + ".java");
                Files.createDirectories(file.getParent());
                given.add(Files.writeString(file, source));
            }
            JavaCompiler.CompilationTask task = javac.getTask(
                    null, files, diagnostics, options, null, files.getJavaFileObjects(given.toArray(Path[]::new)));
            task.setProcessors(List.of(processor));
            task.call();
        }
        return diagnostics.getDiagnostics().stream()
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ENGLISH))
                .toList();
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    private static Path annotations() throws URISyntaxException {
        return place(gradwright.Network.class);
    }

    private static Path runtime() throws URISyntaxException {
        return place(gradwright.runtime.Sgd.class);
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Jars named as those of a release. */
    private List<Path> modules() throws IOException, URISyntaxException {
        Path jars = Files.createDirectories(folder.resolve("modules"));
        jar(annotations(), jars.resolve("annotations.jar"), "gradwright.annotations");
        jar(runtime(), jars.resolve("runtime.jar"), "gradwright.runtime");
        List<Path> modules = new ArrayList<>(List.of(jars));
        // ejml-ddense and ejml-fdense cannot both be modules: they share packages.
        modules.add(place(DMatrix.class));
        return modules;
    }

    /** Of a folder of classes, as where tests run alone; what is a jar already, as where all is built, is copied. */
    private static Path jar(Path classes, Path jar, String module) throws IOException {
        if (Files.isRegularFile(classes)) {
            return Files.copy(classes, jar);
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
