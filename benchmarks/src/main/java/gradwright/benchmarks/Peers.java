package gradwright.benchmarks;

import gradwright.Precision;
import gradwright.benchmarks.workload.Iterations;
import gradwright.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs that do not run in a JVM, as commands. */
final class Peers {

    /** How PyTorch's measurements call it. */
    static final String PYTORCH = "pytorch";

    static final Path SOURCES = Path.of("benchmarks", "src", "main", "peers");

    private static final String STEP = "step";
    private static final String GRADIENT = "gradient";

    private final Options options;
    private final Path folder;

    Peers(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    boolean hasPython() {
        return !options.python().isEmpty();
    }

    /** What has to be compiled first. */
    List<List<String>> compilations() {
        List<List<String>> compilations = new ArrayList<>();
        compilations.add(
                compilation(folder.resolve("machine"), "machine.c", "-mprefer-vector-width=512", "-ffast-math"));
        for (Precision precision : Precision.values()) {
            String type = label(precision);
            for (String program : List.of(STEP, GRADIENT)) {
                compilations.add(compilation(
                        inC(program, precision),
                        program + ".c",
                        "-DREAL=" + type,
                        "-DNAME=\"" + type + "\"",
                        "-DITERATIONS=" + Iterations.COUNT,
                        "-DITERATION_SECONDS=" + Iterations.SECONDS));
            }
        }
        return compilations;
    }

    private static List<String> compilation(Path program, String source, String... flags) {
        List<String> command = new ArrayList<>(List.of("cc", "-O3", "-march=native"));
        command.addAll(Arrays.asList(flags));
        command.addAll(List.of("-o", program.toString(), SOURCES.resolve(source).toString(), "-lm"));
        return command;
    }

    /** Measures the processor's peak and its bandwidth. */
    List<String> machine() {
        return List.of(folder.resolve("machine").toString());
    }

    private Path inC(String program, Precision precision) {
        return folder.resolve(program + "-" + label(precision));
    }

    private static String program(Workload workload) {
        return workload.isFormula() ? GRADIENT : STEP;
    }

    /** Does tasks in C, with so many batches. */
    List<String> inC(Workload workload, Precision precision, String tasks, int batches) {
        List<String> command = new ArrayList<>(
                List.of(inC(program(workload), precision).toString(), tasks, Integer.toString(batches)));
        command.add(workload.name());
        command.addAll(shape(workload));
        workload.widths().forEach(width -> command.add(Integer.toString(width)));
        return command;
    }

    /** Does tasks in PyTorch, eager or compiled, with so many batches; workloads are all networks or all formulas. */
    List<String> inPyTorch(
            List<Workload> workloads, List<Precision> precisions, String mode, String tasks, int batches) {
        Stream<String> program = Stream.of(
                options.python(),
                script("pytorch_" + program(workloads.get(0)) + ".py"),
                precisions.stream()
                        .map(precision -> precision == Precision.DOUBLE ? "float64" : "float32")
                        .collect(Collectors.joining(",")),
                mode,
                tasks,
                Integer.toString(batches),
                Integer.toString(Iterations.COUNT),
                Double.toString(Iterations.SECONDS));
        return Stream.concat(program, workloads.stream().map(Peers::inPython)).toList();
    }

    private static String inPython(Workload workload) {
        String widths = workload.widths().stream().map(Object::toString).collect(Collectors.joining("-"));
        return workload.name() + ":" + String.join(":", shape(workload)) + ":" + widths;
    }

    /** Makes one step, or predicts one row, from a cold start. */
    List<String> first(String task) {
        return List.of(options.python(), script("pytorch_first.py"), task);
    }

    /** Does a whole job. */
    List<String> job(String name) {
        return List.of(options.python(), script("pytorch_job.py"), name, options.data());
    }

    private static List<String> shape(Workload workload) {
        return List.of(
                Integer.toString(workload.batch()),
                workload.isTanh() ? "tanh" : "relu",
                workload.isClassifier() ? "labels" : "mse");
    }

    private static String script(String name) {
        return SOURCES.resolve(name).toString();
    }

    private static String label(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
