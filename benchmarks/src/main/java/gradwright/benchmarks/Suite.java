package gradwright.benchmarks;

import gradwright.Precision;
import gradwright.benchmarks.Command.Outcome;
import gradwright.benchmarks.fork.Tasks;
import gradwright.benchmarks.subject.DeclaredNetworks;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is measured, in which order: all subjects once, then all of them again, so that what changes on the machine meets all. */
final class Suite {

    private static final Path PEERS = Path.of("benchmarks", "src", "main", "peers");
    private static final List<String> JVM = List.of("-Xmx6g", "-XX:+UseSerialGC");

    /** Of the first task a subject is measured at: what C2 needs for it. */
    private static final double WARM_UP_SECONDS = 3;

    private static final double PYTHON_SECONDS = 0.5;

    private final Options options;
    private final Path folder;
    private final Measurements measurements;
    private final Command command;
    private final long start = System.nanoTime();

    Suite(Options options, Path folder, Measurements measurements) {
        this.options = options;
        this.folder = folder;
        this.measurements = measurements;
        this.command = new Command(options.core(), folder);
    }

    void run() throws IOException, InterruptedException {
        Files.createDirectories(networks());
        DeclaredNetworks.compile(options.workloads(), List.of(Precision.values()), networks(), classPath(), true);
        compilePeers();
        measure("the machine", List.of(folder.resolve("machine").toString()));
        for (int round = 0; round < options.rounds() && minutes() < options.minutes(); round++) {
            round(round == 0);
        }
    }

    private void round(boolean isFirst) throws IOException, InterruptedException {
        for (Workload workload : options.workloads()) {
            for (Precision precision : Precision.values()) {
                for (Library library : Library.values()) {
                    if (library.precisions().contains(precision)) {
                        inJvm(library, workload, precision);
                    }
                }
                measure("C, " + workload.name(), inC(workload, precision));
            }
        }
        if (!options.python().isEmpty()) {
            for (Precision precision : Precision.values()) {
                measure("PyTorch", inPython(precision, "eager"));
                if (isFirst && !options.isQuick()) {
                    measure("PyTorch, compiled", inPython(precision, "compiled"));
                }
            }
        }
    }

    private void inJvm(Library library, Workload workload, Precision precision)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of(library.name(), workload.name(), precision.name(), Double.toString(WARM_UP_SECONDS)));
        library.tasks().stream().map(Task::name).forEach(arguments::add);
        measure(
                library.label() + ", " + workload.name(),
                Command.java(JVM, Command.classPath(networks(), classPath()), Tasks.class, arguments));
    }

    private void compilePeers() throws IOException, InterruptedException {
        Path machine = folder.resolve("machine");
        List<String> optimised = List.of("cc", "-O3", "-march=native");
        compile(optimised, machine, "machine.c", "-mprefer-vector-width=512", "-ffast-math");
        for (Precision precision : Precision.values()) {
            String type = label(precision);
            compile(optimised, inC(precision), "step.c", "-DREAL=" + type, "-DNAME=\"" + type + "\"");
        }
    }

    private void compile(List<String> compiler, Path program, String source, String... flags)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(compiler);
        all.addAll(List.of(flags));
        all.addAll(List.of("-o", program.toString(), PEERS.resolve(source).toString(), "-lm"));
        Outcome outcome = command.run(all);
        if (outcome.failure().isPresent()) {
            measurements.addMissing(source, outcome.failure().get());
        }
    }

    private Path inC(Precision precision) {
        return folder.resolve("step-" + label(precision));
    }

    private List<String> inC(Workload workload, Precision precision) {
        List<String> arguments = new ArrayList<>(List.of(
                inC(precision).toString(),
                workload.name(),
                Integer.toString(workload.batch()),
                workload.isTanh() ? "tanh" : "relu",
                workload.isClassifier() ? "labels" : "mse"));
        workload.widths().forEach(width -> arguments.add(Integer.toString(width)));
        return arguments;
    }

    private List<String> inPython(Precision precision, String mode) {
        return Stream.concat(
                        Stream.of(
                                options.python(),
                                PEERS.resolve("pytorch_step.py").toString(),
                                precision == Precision.DOUBLE ? "float64" : "float32",
                                mode,
                                Double.toString(PYTHON_SECONDS)),
                        options.workloads().stream().map(Suite::inPython))
                .toList();
    }

    private static String inPython(Workload workload) {
        return String.join(
                ":",
                workload.name(),
                Integer.toString(workload.batch()),
                workload.isTanh() ? "tanh" : "relu",
                workload.isClassifier() ? "labels" : "mse",
                workload.widths().stream().map(Object::toString).collect(Collectors.joining("-")));
    }

    private void measure(String subject, List<String> program) throws IOException, InterruptedException {
        Outcome outcome = command.run(program);
        for (Measurement measurement : outcome.measurements()) {
            measurements.add(measurement);
        }
        if (outcome.failure().isPresent()) {
            measurements.addMissing(subject, outcome.failure().get());
        }
        System.out.printf(
                Locale.ROOT,
                "%5.1f min  %-24s %6.1f s %s%n",
                minutes(),
                subject,
                outcome.millis() / 1e3,
                outcome.failure().orElse(""));
    }

    private double minutes() {
        return (System.nanoTime() - start) / 6e10;
    }

    private Path networks() {
        return folder.resolve("networks");
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static String label(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
