package gradwright.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles sources given as text, with every warning that javac has, and tells what javac says and writes. */
public final class TestCompiler {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern FIRST_TYPE =
            Pattern.compile("(?m)^(?:[^/*].*?)?\\b(?:class|enum|interface|record) (\\w+)");

    private TestCompiler() {}

    /**
     * What came of a compilation.
     *
     * @param diagnostics everything that the compiler reports, warnings and notes as well
     * @param files what javac wrote, where it succeeded
     */
    public record Result(
            List<Diagnostic<? extends JavaFileObject>> diagnostics,
            List<JavaFileObject> files,
            RecordingProcessor processor) {

        /** The first line of each diagnostic, with its line number: {@code 7: [GW101] network ...}. */
        public List<String> headlines() {
            return diagnostics().stream()
                    .map(d -> d.getLineNumber() + ": "
                            + d.getMessage(Locale.ENGLISH).lines().findFirst().orElse(""))
                    .toList();
        }

        /** The code of each diagnostic, with its line number: {@code 7: GW101}; of others the first line. */
        public List<String> codes() {
            return headlines().stream()
                    .map(line -> line.replaceFirst("\\[(GW\\d+)\\].*", "$1"))
                    .toList();
        }

        /** The sources that were generated, by the name of the class; those of a compilation that failed, too. */
        public SortedMap<String, String> generated() {
            SortedMap<String, String> sources = new TreeMap<>();
            processor.written().forEach((name, written) -> sources.put(name, written.content()));
            return sources;
        }
    }

    /** Compiles source files, in the order given, with this project's processor. */
    public static Result compile(String... sources) {
        return compile(List.of(), sources);
    }

    /** Compiles a source file with an option of javac. */
    public static Result compile(Processor processor, String option, String source) {
        RecordingProcessor recording = new RecordingProcessor(processor);
        Compilation compilation = Compiler.javac()
                .withProcessors(recording)
                .withOptions("-Xlint:all", "-Werror", option)
                .compile(JavaFileObjects.forSourceString(qualifiedName(source), source));
        return new Result(List.copyOf(compilation.diagnostics()), List.of(), recording);
    }

    /** Compiles source files with other classes on the class path. */
    static Result compile(List<File> classPath, String... sources) {
        return compile(new RecordingProcessor(new GradwrightProcessor()), classPath, List.of(), sources);
    }

    /** Compiles source files with other processors besides. */
    static Result compile(
            RecordingProcessor processor, List<File> classPath, List<Processor> others, String... sources) {
        List<Processor> processors = new ArrayList<>(others);
        processors.add(processor);
        Compiler compiler = Compiler.javac().withProcessors(processors).withOptions("-Xlint:all", "-Xmaxerrs", "1000");
        if (!classPath.isEmpty()) {
            // With "processing" javac warns of every generated class that an earlier compilation left on the class
            // path.
            compiler = compiler.withOptions("-Xlint:all,-processing", "-Xmaxerrs", "1000");
            List<File> path = new ArrayList<>(classPath);
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(File::new)
                    .forEach(path::add);
            compiler = compiler.withClasspath(path);
        }
        Compilation compilation = compiler.compile(Stream.of(sources)
                .map(source -> JavaFileObjects.forSourceString(qualifiedName(source), source))
                .toList());
        return new Result(
                List.copyOf(compilation.diagnostics()),
                compilation.status() == Compilation.Status.FAILURE ? List.of() : compilation.generatedFiles(),
                processor);
    }

    /** The name of the file that {@code source} would stand in. */
    public static String fileName(String source) {
        return first(FIRST_TYPE, source) + ".java";
    }

    static String qualifiedName(String source) {
        String type = first(FIRST_TYPE, source);
        return source.startsWith("package ") ? first(PACKAGE, source) + "." + type : type;
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in\n" + source);
        }
        return matcher.group(1);
    }
}
