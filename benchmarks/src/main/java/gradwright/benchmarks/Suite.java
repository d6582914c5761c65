package gradwright.benchmarks;

import gradwright.Precision;
import gradwright.benchmarks.Command.Outcome;
import gradwright.benchmarks.fork.CompileTime;
import gradwright.benchmarks.fork.Job;
import gradwright.benchmarks.page.Growth;
import gradwright.benchmarks.subject.DeclaredNetworks;
import gradwright.benchmarks.subject.ElementwiseLoop;
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
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is measured, in which order: all subjects once, then all of them again, so that what changes on the machine meets all. */
final class Suite {

    /** Of the first task a subject is measured at: what C2 needs for it. */
    private static final double WARM_UP_SECONDS = 3;

    /** Of libraries whose time goes by in native code, and where one number is one of many. */
    private static final double SHORT_WARM_UP_SECONDS = 1;

    /** Every layer has methods of its own: so many layers need a second warm-up until C2 has compiled them all. */
    private static final double LAYERS_COMPILED_AS_LONG = 12;

    private static final int CLIFFS_AGAIN = 2;
    private static final int COLD_STARTS = 5;
    private static final int JOBS = 3;
    private static final int LOOPS = 3;
    private static final List<String> FIRST_STEPS = List.of("tiny", "digits", "mnist");

    private final Options options;
    private final Path folder;
    private final Measurements measurements;
    private final Command command;
    private final Forks forks;
    private final Peers peers;
    private final long start = System.nanoTime();

    Suite(Options options, Path folder, Measurements measurements) {
        this.options = options;
        this.folder = folder;
        this.measurements = measurements;
        this.command = new Command(options.core(), folder);
        this.forks = new Forks(networks());
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
            elementwiseLoops();
            coldStarts();
            growth();
        }
        for (int round = 0; round < options.rounds() && (round == 0 || minutes() < options.minutes()); round++) {
            round(round == 0);
        }
    }

    /** Makes a library's class path; one that is not available is left out. */
    private void resolve(Library library) throws IOException, InterruptedException {
        if (!library.isApart()) {
            forks.add(library);
            return;
        }
        Jars jars = new Jars(library, folder);
        if (measure("the jars of " + library.label(), jars.resolution())
                        .failure()
                        .isEmpty()
                && measure("javac, " + library.label(), jars.compilation(forks.suite()))
                        .failure()
                        .isEmpty()) {
            forks.add(library, jars.classPath());
        }
    }

    private void compileNetworks() throws IOException {
        List<Workload> workloads = new ArrayList<>(options.workloads());
        workloads.removeIf(Workload::isFormula);
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
        DeclaredNetworks.compile(workloads, precisions, networks(), forks.suite(), true);
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
            measure("javac", forks.java(CompileTime.class, arguments));
        }
    }

    private void elementwiseLoops() throws IOException, InterruptedException {
        DeclaredNetworks.compile(ElementwiseLoop.declarations(), networks(), forks.suite(), true);
        for (int i = 0; i < LOOPS; i++) {
            for (Precision precision : Precision.values()) {
                for (boolean isVectorised : new boolean[] {true, false}) {
                    measure("elementwise loops", forks.elementwiseLoops(precision, isVectorised));
                }
            }
        }
    }

    private void coldStarts() throws IOException, InterruptedException {
        for (int i = 0; i < COLD_STARTS; i++) {
            for (String workload : FIRST_STEPS) {
                for (Task task : List.of(Task.STEP, Task.ROW)) {
                    Outcome outcome = measure("a cold JVM", forks.firstStep(Workload.named(workload), task));
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
            memory(Workload.named(workload));
        }
        if (options.data().isEmpty()) {
            measurements.addMissing("whole jobs", "no folder with the data was given");
            return;
        }
        for (int i = 0; i < JOBS; i++) {
            for (String job : List.of("digits", "iris")) {
                Outcome outcome = measure("a whole job", forks.java(Job.class, List.of(job, options.data())));
                add(job, "job", "wall", outcome.millis() * 1e3);
                if (peers.hasPython() && i == 0) {
                    Outcome python = measure("a whole job in Python", peers.job(job));
                    measurements.add(new Measurement(Peers.PYTORCH, job, "job", "wall", python.millis() * 1e3));
                }
            }
        }
    }

    private void memory(Workload workload) throws IOException, InterruptedException {
        for (Library library : forks.libraries()) {
            measure("memory, " + library.label(), forks.memory(library, workload));
        }
        measure("memory, C", peers.inC(workload, Precision.DOUBLE, "memory", 1));
        if (peers.hasPython()) {
            measure("memory, PyTorch", peers.inPyTorch(List.of(workload), Precision.DOUBLE, "eager", "memory", 1));
        }
    }

    private void growth() throws IOException, InterruptedException {
        for (Workload workload : grown().toList()) {
            growth(workload);
        }
        for (int i = 0; i < CLIFFS_AGAIN; i++) {
            for (Workload workload : new Growth(measurements).aroundCliffs()) {
                growth(workload);
            }
        }
        if (peers.hasPython()) {
            measure("growth, PyTorch", inPyTorch(Precision.FLOAT, "eager", "step", grown().toList()));
        }
    }

    private void growth(Workload workload) throws IOException, InterruptedException {
        double layers = workload.widths().size() - 1;
        double warmUp = WARM_UP_SECONDS * (1 + layers / LAYERS_COMPILED_AS_LONG);
        measure(
                "growth, " + workload.name(),
                forks.tasks(Library.GRADWRIGHT, workload, Precision.FLOAT, List.of(Task.STEP), warmUp));
    }

    private void round(boolean isFirst) throws IOException, InterruptedException {
        for (Workload workload : options.workloads()) {
            for (Precision precision : Precision.values()) {
                for (Library library : forks.libraries()) {
                    fork(library, workload, precision, isFirst);
                }
                measure(
                        "C, " + workload.name(),
                        peers.inC(workload, precision, tasks(workload, isFirst), TrainingData.BATCHES));
            }
        }
        for (boolean isFormula : new boolean[] {false, true}) {
            List<Workload> workloads = options.workloads().stream()
                    .filter(workload -> workload.isFormula() == isFormula)
                    .toList();
            if (peers.hasPython() && !workloads.isEmpty()) {
                for (Precision precision : Precision.values()) {
                    pyTorch(workloads, precision, isFirst);
                }
            }
        }
    }

    private void fork(Library library, Workload workload, Precision precision, boolean isFirst)
            throws IOException, InterruptedException {
        // What a library does beside steps and rows changes little from fork to fork.
        List<Task> tasks = library.tasks(workload).stream()
                .filter(task -> isFirst || (task != Task.ADAM && task != Task.MATRIX))
                .toList();
        if (tasks.isEmpty() || !library.precisions().contains(precision)) {
            return;
        }
        if (isFirst) {
            measure(library.label() + ", as others", forks.agreement(library, workload, precision));
        }
        double warmUp = library.isNative() ? SHORT_WARM_UP_SECONDS : WARM_UP_SECONDS;
        measure(library.label() + ", " + workload.name(), forks.tasks(library, workload, precision, tasks, warmUp));
    }

    private void pyTorch(List<Workload> workloads, Precision precision, boolean isFirst)
            throws IOException, InterruptedException {
        String tasks = tasks(workloads.get(0), isFirst);
        measure("PyTorch", inPyTorch(precision, "eager", isFirst ? tasks + ",adam" : tasks, workloads));
        if (isFirst && !options.isQuick()) {
            measure("PyTorch, compiled", inPyTorch(precision, "compiled", tasks, workloads));
        }
    }

    /** What the programs that do not run in a JVM are asked. */
    private static String tasks(Workload workload, boolean isFirst) {
        return (isFirst ? "loss," : "") + (workload.isFormula() ? "gradient" : "step,row");
    }

    private List<String> inPyTorch(Precision precision, String mode, String tasks, List<Workload> workloads) {
        return peers.inPyTorch(workloads, precision, mode, tasks, TrainingData.BATCHES);
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
}
