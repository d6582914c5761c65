package gradwright.benchmarks;

import gradwright.Precision;
import gradwright.benchmarks.Command.Outcome;
import gradwright.benchmarks.fork.Agreement;
import gradwright.benchmarks.fork.CompileTime;
import gradwright.benchmarks.fork.FirstStep;
import gradwright.benchmarks.fork.Job;
import gradwright.benchmarks.fork.Memory;
import gradwright.benchmarks.fork.Tasks;
import gradwright.benchmarks.subject.DeclaredNetworks;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.subject.TrainingData;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is measured, in which order: all subjects once, then all of them again, so that what changes on the machine meets all. */
final class Suite {

    private static final List<String> JVM = List.of("-Xmx6g", "-XX:+UseSerialGC");

    /** Of the first task a subject is measured at: what C2 needs for it. */
    private static final double WARM_UP_SECONDS = 3;

    /** Of libraries whose time goes by in native code, and where one number is one of many. */
    private static final double SHORT_WARM_UP_SECONDS = 1;

    private static final int COLD_STARTS = 5;
    private static final int JOBS = 3;
    private static final List<String> FIRST_STEPS = List.of("tiny", "digits", "mnist");

    private final Options options;
    private final Path folder;
    private final Measurements measurements;
    private final Command command;
    private final Peers peers;
    private final Map<Library, String> classPaths = new EnumMap<>(Library.class);
    private final long start = System.nanoTime();

    Suite(Options options, Path folder, Measurements measurements) {
        this.options = options;
        this.folder = folder;
        this.measurements = measurements;
        this.command = new Command(options.core(), folder);
        this.peers = new Peers(options, folder);
    }

    void run() throws IOException, InterruptedException {
        Files.createDirectories(networks());
        compileNetworks();
        for (List<String> compilation : peers.compilations()) {
            measure("the C compiler", compilation);
        }
        for (Library library : Library.values()) {
            resolve(library);
        }
        measure("the machine", peers.machine());
        if (!options.isQuick()) {
            compileTimes();
            coldStarts();
            growth();
        }
        for (int round = 0; round < options.rounds() && minutes() < options.minutes(); round++) {
            round(round == 0);
        }
    }

    /** Puts a library's class path together; one that is not available is left out. */
    private void resolve(Library library) throws IOException, InterruptedException {
        if (!library.isApart()) {
            classPaths.put(library, suiteClassPath());
            return;
        }
        Jars jars = new Jars(library, folder);
        if (measure("the jars of " + library.label(), jars.resolution())
                        .failure()
                        .isEmpty()
                && measure("javac, " + library.label(), jars.compilation(suiteClassPath()))
                        .failure()
                        .isEmpty()) {
            classPaths.put(library, Command.classPath(suiteClassPath(), jars.classPath()));
        }
    }

    private void compileNetworks() throws IOException {
        List<Workload> workloads = new ArrayList<>(options.workloads());
        Stream.of("digits", "iris").map(Workload::named).forEach(workloads::add);
        FIRST_STEPS.stream().map(Workload::named).forEach(workloads::add);
        List<Workload> distinct = workloads.stream().distinct().toList();
        compile(distinct, List.of(Precision.values()));
        if (!options.isQuick()) {
            compile(grown().toList(), List.of(Precision.FLOAT));
        }
        for (Workload workload : distinct) {
            Path source = DeclaredNetworks.generatedSource(networks(), workload, Precision.DOUBLE);
            add(workload.name(), "source", "bytes", (double) Files.size(source));
            add(workload.name(), "source", "lines", Files.readAllLines(source).size());
        }
    }

    private void compile(List<Workload> workloads, List<Precision> precisions) throws IOException {
        DeclaredNetworks.compile(workloads, precisions, networks(), suiteClassPath(), true);
    }

    private void add(String workload, String variant, String quantity, double value) throws IOException {
        measurements.add(new Measurement(Library.GRADWRIGHT.label(), workload, variant, quantity, value));
    }

    private static Stream<Workload> grown() {
        return Stream.of(Workload.BATCHES, Workload.WIDTHS, Workload.DEPTHS).flatMap(List::stream);
    }

    private void compileTimes() throws IOException, InterruptedException {
        for (boolean processing : new boolean[] {true, false}) {
            List<String> arguments = List.of(
                    Workload.TEN_LAYERS.name(), folder.resolve("compiled").toString(), Boolean.toString(processing));
            measure("javac", java(CompileTime.class, arguments));
        }
    }

    private void coldStarts() throws IOException, InterruptedException {
        for (int i = 0; i < COLD_STARTS; i++) {
            for (String workload : FIRST_STEPS) {
                for (Task task : List.of(Task.STEP, Task.ROW)) {
                    Outcome outcome = measure("a cold JVM", firstStep(Workload.named(workload), task));
                    add(workload, "process", "first-" + task.label(), outcome.millis() * 1e3);
                }
            }
            if (peers.hasPython() && i < JOBS) {
                Outcome outcome = measure("a cold Python", peers.firstStep());
                measurements.add(
                        new Measurement(Peers.PYTORCH, "digits", "process", "first-step", outcome.millis() * 1e3));
            }
        }
        for (String workload : FIRST_STEPS) {
            measure("memory", java(Memory.class, List.of(workload)));
        }
        if (options.data().isEmpty()) {
            measurements.addMissing("whole jobs", "no folder with the data was given");
            return;
        }
        for (int i = 0; i < JOBS; i++) {
            for (String job : List.of("digits", "iris")) {
                Outcome outcome = measure("a whole job", java(Job.class, List.of(job, options.data())));
                add(job, "job", "wall", outcome.millis() * 1e3);
                if (peers.hasPython() && i == 0) {
                    Outcome python = measure("a whole job in Python", peers.job(job));
                    measurements.add(new Measurement(Peers.PYTORCH, job, "job", "wall", python.millis() * 1e3));
                }
            }
        }
    }

    private List<String> firstStep(Workload workload, Task task) {
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

    private void growth() throws IOException, InterruptedException {
        for (Workload workload : grown().toList()) {
            measure(
                    "growth, " + workload.name(),
                    tasks(Library.GRADWRIGHT, workload, Precision.FLOAT, List.of(Task.STEP), SHORT_WARM_UP_SECONDS));
        }
        if (peers.hasPython()) {
            measure("growth, PyTorch", inPyTorch(Precision.FLOAT, "eager", "step", grown().toList()));
        }
    }

    private void round(boolean isFirst) throws IOException, InterruptedException {
        for (Workload workload : options.workloads()) {
            for (Precision precision : Precision.values()) {
                for (Library library : classPaths.keySet()) {
                    if (library.precisions().contains(precision)) {
                        if (isFirst) {
                            measure(library.label() + ", as others", agreement(library, workload, precision));
                        }
                        // What a library does beside steps and rows changes little from fork to fork.
                        List<Task> tasks = library.tasks().stream()
                                .filter(task -> isFirst || task == Task.STEP || task == Task.ROW)
                                .toList();
                        measure(
                                library.label() + ", " + workload.name(),
                                tasks(
                                        library,
                                        workload,
                                        precision,
                                        tasks,
                                        library.isNative() ? SHORT_WARM_UP_SECONDS : WARM_UP_SECONDS));
                    }
                }
                measure(
                        "C, " + workload.name(),
                        peers.inC(workload, precision, isFirst ? "loss,step,row" : "step,row", TrainingData.BATCHES));
            }
        }
        if (peers.hasPython()) {
            for (Precision precision : Precision.values()) {
                measure(
                        "PyTorch",
                        inPyTorch(
                                precision, "eager", isFirst ? "loss,step,row,adam" : "step,row", options.workloads()));
                if (isFirst && !options.isQuick()) {
                    measure(
                            "PyTorch, compiled",
                            inPyTorch(precision, "compiled", "loss,step,row", options.workloads()));
                }
            }
        }
    }

    private List<String> tasks(
            Library library, Workload workload, Precision precision, List<Task> tasks, double warmUp) {
        List<String> arguments =
                new ArrayList<>(List.of(library.name(), workload.name(), precision.name(), Double.toString(warmUp)));
        tasks.stream().map(Task::name).forEach(arguments::add);
        return java(library, Tasks.class, arguments);
    }

    private List<String> agreement(Library library, Workload workload, Precision precision) {
        return java(library, Agreement.class, List.of(library.name(), workload.name(), precision.name()));
    }

    private List<String> inPyTorch(Precision precision, String mode, String tasks, List<Workload> workloads) {
        return peers.inPyTorch(workloads, precision, mode, tasks, TrainingData.BATCHES);
    }

    private List<String> java(Class<?> main, List<String> arguments) {
        return java(Library.GRADWRIGHT, main, arguments);
    }

    private List<String> java(Library library, Class<?> main, List<String> arguments) {
        String classPath = Command.classPath(networks(), Objects.requireNonNull(classPaths.get(library)));
        return Command.java(JVM, classPath, main, arguments);
    }

    private Outcome measure(String subject, List<String> program) throws IOException, InterruptedException {
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
        return outcome;
    }

    private double minutes() {
        return (System.nanoTime() - start) / 6e10;
    }

    private Path networks() {
        return folder.resolve("networks");
    }

    private static String suiteClassPath() {
        return System.getProperty("java.class.path");
    }
}
