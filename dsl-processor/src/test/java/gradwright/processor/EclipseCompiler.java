package gradwright.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Compiles sources given as text with Eclipse's compiler, as its batch version does. */
public final class EclipseCompiler {

    private EclipseCompiler() {}

    /** Compiles source files, in the order given, with this project's processor. */
    public static TestCompiler.Result compile(String... sources) {
        RecordingProcessor processor = new RecordingProcessor(new GradwrightProcessor());
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ServiceLoader.load(JavaCompiler.class).stream()
                .filter(provider -> provider.type().getPackageName().startsWith("org.eclipse.jdt."))
                .findFirst()
                .orElseThrow()
                .get();
        try {
            Path folder = Files.createTempDirectory("ecj");
            try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
                files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
                files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(folder));
                List<Path> given = new ArrayList<>();
                for (String source : sources) {
                    Path file =
                            folder.resolve(TestCompiler.qualifiedName(source).replace('.', '/') + ".java");
                    Files.createDirectories(file.getParent());
                    given.add(Files.writeString(file, source));
                }
                JavaCompiler.CompilationTask task = compiler.getTask(
                        Writer.nullWriter(),
                        files,
                        diagnostics,
                        List.of("--release", "17"),
                        null,
                        files.getJavaFileObjects(given.toArray(Path[]::new)));
                task.setProcessors(List.of(processor));
                task.call();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestCompiler.Result(List.copyOf(diagnostics.getDiagnostics()), List.of(), processor);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
