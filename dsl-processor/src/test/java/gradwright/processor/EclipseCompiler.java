package gradwright.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
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
        Map<String, String> named = new LinkedHashMap<>();
        for (String source : sources) {
            named.put(TestCompiler.qualifiedName(source), source);
        }
        return new TestCompiler.Result(compile(named, List.of(), List.of(processor)), List.of(), processor);
    }

    /** Compiles classes, by their names, without processors and with these options. */
    static List<Diagnostic<? extends JavaFileObject>> compile(Map<String, String> sources, String... options) {
        return compile(sources, List.of(options), List.of());
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(
            Map<String, String> sources, List<String> options, List<Processor> processors) {
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
                for (Map.Entry<String, String> source : sources.entrySet()) {
                    Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
                    Files.createDirectories(file.getParent());
                    given.add(Files.writeString(file, source.getValue()));
                }
                List<String> all = new ArrayList<>(List.of("--release", "17"));
                all.addAll(options);
                if (processors.isEmpty()) {
                    all.add("-proc:none");
                }
                JavaCompiler.CompilationTask task = compiler.getTask(
                        Writer.nullWriter(),
                        files,
                        diagnostics,
                        all,
                        null,
                        files.getJavaFileObjects(given.toArray(Path[]::new)));
                if (!processors.isEmpty()) {
                    task.setProcessors(processors);
                }
                task.call();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(diagnostics.getDiagnostics());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
