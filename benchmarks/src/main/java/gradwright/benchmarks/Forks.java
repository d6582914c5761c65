package gradwright.benchmarks;

import gradwright.Precision;
import gradwright.benchmarks.fork.Agreement;
import gradwright.benchmarks.fork.ElementwiseLoops;
import gradwright.benchmarks.fork.FirstStep;
import gradwright.benchmarks.fork.Memory;
import gradwright.benchmarks.fork.Tasks;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The programs that run in a JVM, as commands: each with the class path of the library that it measures. */
final class Forks {

    private static final List<String> JVM = List.of("-Xmx6g", "-XX:+UseSerialGC");

    /**
     * What the documentation of a library has for speed. Whenever it makes an array, Deeplearning4j's JavaCPP reads how much
     * memory the process has, unless it is told that there is no limit: a third of the time of a small step.
     */
    private static final Map<Library, List<String>> OPTIONS =
            Map.of(Library.DL4J, List.of("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));

    private final Path networks;
    private final int core;
    private final Map<Library, String> classPaths = new EnumMap<>(Library.class);

    /** Those whose generated networks are in a folder, and that are to be measured on a core. */
    Forks(Path networks, int core) {
        this.networks = networks;
        this.core = core;
    }

    /** The class path of the suite itself. */
    String suite() {
        return System.getProperty("java.class.path");
    }

    /** Adds a library of the suite's own class path. */
    void add(Library library) {
        classPaths.put(library, Command.classPath(networks, suite()));
    }

    /** Adds a library with a class path of its own. */
    void add(Library library, String classPath) {
        classPaths.put(library, Command.classPath(networks, suite(), classPath));
    }

    /** The libraries that are there. */
    List<Library> libraries() {
        return List.copyOf(classPaths.keySet());
    }

    /** Measures tasks, after a warm-up in seconds. */
    List<String> tasks(Library library, Workload workload, Precision precision, List<Task> tasks, double warmUp) {
        List<String> arguments = new ArrayList<>(List.of(
                library.name(), workload.name(), precision.name(), Double.toString(warmUp), Integer.toString(core)));
        tasks.stream().map(Task::name).forEach(arguments::add);
        return java(library, Tasks.class, arguments);
    }

    /** Tells what a library computes. */
    List<String> agreement(Library library, Workload workload, Precision precision) {
        return java(library, Agreement.class, List.of(library.name(), workload.name(), precision.name()));
    }

    /** Tells what memory a library needs. */
    List<String> memory(Library library, Workload workload) {
        return java(library, Memory.class, List.of(library.name(), workload.name()));
    }

    /** Does a task once, cold. */
    List<String> firstStep(Workload workload, Task task) {
        return java(
                FirstStep.class,
                List.of(
                        workload.name(),
                        Workload.PACKAGE + "." + workload.declared(Precision.DOUBLE) + "Network",
                        Integer.toString(workload.batch()),
                        Integer.toString(workload.inputs()),
                        Integer.toString(workload.outputs()),
                        task.label()));
    }

    /** Measures elementwise loops, of which C2 makes vectors or must not. */
    List<String> elementwiseLoops(Precision precision, boolean isVectorised) {
        List<String> options = new ArrayList<>(JVM);
        options.add(isVectorised ? "-XX:+UseSuperWord" : "-XX:-UseSuperWord");
        return Command.java(
                options,
                Objects.requireNonNull(classPaths.get(Library.GRADWRIGHT)),
                ElementwiseLoops.class,
                List.of(precision.name(), isVectorised ? "loop" : "loop-scalar"));
    }

    /** Runs a program of Gradwright's. */
    List<String> java(Class<?> main, List<String> arguments) {
        return java(Library.GRADWRIGHT, main, arguments);
    }

    /** Runs a program with a library. */
    List<String> java(Library library, Class<?> main, List<String> arguments) {
        List<String> options = new ArrayList<>(JVM);
        options.addAll(OPTIONS.getOrDefault(library, List.of()));
        return Command.java(options, Objects.requireNonNull(classPaths.get(library)), main, arguments);
    }
}
