package gradwright.benchmarks.subject;

import gradwright.Precision;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Networks of workloads, declared as a user declares them and compiled by javac with the annotation processor. */
public final class DeclaredNetworks {

    private DeclaredNetworks() {}

    /**
     * Compiles declarations, in one call of javac.
     *
     * @param folder takes sources, generated sources and classes
     * @param classPath where annotations, runtime and processor are
     * @param processing whether the annotation processor runs; without it only the declarations are compiled
     */
    public static void compile(
            List<Workload> workloads, List<Precision> precisions, Path folder, String classPath, boolean processing)
            throws IOException {
        Map<String, String> declarations = new LinkedHashMap<>();
        for (Workload workload : workloads) {
            for (Precision precision : precisions) {
                declarations.put(workload.declared(precision), workload.declaration(precision));
            }
        }
        compile(declarations, folder, classPath, processing);
    }

    /** Compiles declarations, given by the names of their classes. */
    public static void compile(Map<String, String> declarations, Path folder, String classPath, boolean processing)
            throws IOException {
        Files.createDirectories(folder);
        List<Path> sources = new ArrayList<>();
        for (Map.Entry<String, String> declaration : declarations.entrySet()) {
            Path source = folder.resolve(declaration.getKey() + ".java");
            Files.writeString(source, declaration.getValue());
            sources.add(source);
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                new ArrayList<>(List.of("-d", folder.toString(), "-s", folder.toString(), "-cp", classPath, "-nowarn"));
        options.addAll(
                processing
                        ? List.of("-processor", "gradwright.processor.GradwrightProcessor", "-processorpath", classPath)
                        : List.of("-proc:none"));
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            if (!javac.getTask(out, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IllegalStateException(out.toString());
            }
        }
    }

    /** The source that was generated for a workload. */
    public static Path generatedSource(Path folder, Workload workload, Precision precision) {
        return folder.resolve(Workload.PACKAGE.replace('.', '/'))
                .resolve(workload.declared(precision) + "Network.java");
    }

    /** A new network of a workload, whose class is on the class path. */
    public static Object create(Workload workload, Precision precision, long seed) {
        return create(workload.declared(precision), seed);
    }

    /** The same, by the name of the declaration. */
    static Object create(String declared, long seed) {
        try {
            return Class.forName(Workload.PACKAGE + "." + declared + "Network")
                    .getMethod("create", long.class)
                    .invoke(null, seed);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the network of " + declared + " is not on the class path", e);
        }
    }
}
