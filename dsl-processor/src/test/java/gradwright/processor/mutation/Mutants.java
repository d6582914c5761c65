package gradwright.processor.mutation;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * All mutants of some files at once: sources that ask {@link Switch} at every site which of them runs.
 *
 * @param mutations the number of a mutant is its place here
 * @param sources the text of every file
 */
record Mutants(List<Mutation> mutations, Map<String, String> sources) {

    private static final Path PROCESSOR = Path.of("src/main/java/gradwright/processor");

    /** The mutants of files, or of all in a directory, from the package of the processor on. */
    static Mutants of(List<String> files) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String file : files) {
            try (Stream<Path> found = Files.walk(PROCESSOR.resolve(file))) {
                paths.addAll(found.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList());
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, options(), null, manager.getJavaFileObjectsFromPaths(paths));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            Mutants mutants = new Mutants(new ArrayList<>(), new LinkedHashMap<>());
            for (CompilationUnitTree unit : units) {
                String file = PROCESSOR
                        .toAbsolutePath()
                        .relativize(Path.of(unit.getSourceFile().toUri()))
                        .toString();
                List<Site> sites = new ArrayList<>(MutationFinder.find(file, unit, task));
                sites.sort(Comparator.comparingInt(Site::start).thenComparing(Site::end, Comparator.reverseOrder()));
                String source = unit.getSourceFile().getCharContent(true).toString();
                if (!sites.isEmpty()) {
                    mutants.sources.put(file, mutants.switched(source, 0, source.length(), sites));
                }
            }
            return mutants;
        }
    }

    private static List<String> options() {
        return List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
    }

    /** A stretch of the source with all sites in it; within a mutant everything else is right. */
    private String switched(String source, int from, int to, List<Site> sites) {
        StringBuilder text = new StringBuilder();
        int next = from;
        for (int i = 0; i < sites.size(); ) {
            Site site = sites.get(i);
            int j = i + 1;
            while (j < sites.size() && site.contains(sites.get(j))) {
                j++;
            }
            text.append(source, next, site.start());
            int first = mutations.size();
            mutations.addAll(site.mutations());
            text.append(site.switched(first, switched(source, site.start(), site.end(), sites.subList(i + 1, j))));
            next = site.end();
            i = j;
        }
        return text.append(source, next, to).toString();
    }

    /** What the mutants are called. */
    Set<String> names() {
        return mutations.stream().map(Mutation::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Compiles the sources into a directory. */
    void compile(Path sourcesIn, Path classesIn) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = sourcesIn.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        Files.createDirectories(classesIn);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = Stream.concat(options().stream(), Stream.of("-g", "-d", classesIn.toString()))
                    .toList();
            boolean isCompiled = compiler.getTask(
                            null, manager, problems, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!isCompiled) {
                throw new IllegalStateException("the mutants do not compile: " + problems.getDiagnostics());
            }
        }
    }
}
