package gradwright.benchmarks;

import gradwright.Precision;
import gradwright.benchmarks.fork.CompileTime;
import gradwright.benchmarks.fork.Job;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.subject.TrainingData;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which processes are started, in which order: what is measured once, then all subjects once, then all of them again, so that
 * what changes on the machine meets all.
 */
final class Plan {

    /** Networks whose first step and memory are measured. */
    static final List<Workload> COLD =
            Stream.of("tiny", "digits", "mnist").map(Workload::named).toList();

    private static final List<Precision> PRECISIONS = List.of(Precision.values());

    /** Of the first task a subject is measured at: what C2 needs to see of it. */
    private static final double WARM_UP_SECONDS = 3;

    /** Of Deeplearning4j, whose many small methods take half as long after 8 seconds as after 3. */
    private static final double LONG_WARM_UP_SECONDS = 6;

    /** Of libraries whose time goes by in native code. */
    private static final double SHORT_WARM_UP_SECONDS = 1;

    private static final int COLD_STARTS = 5;
    private static final int JOBS = 3;
    private static final int LOOPS = 2;

    /** The start of a virtual machine or an interpreter, the batches, and what is measured after the warm-up. */
    private static final double GUESS_SECONDS = 2;

    private static final double GUESS_SECONDS_IN_PYTHON = 6;

    private final Options options;
    private final Forks forks;
    private final Peers peers;
    private final Path compiled;
    private final List<Fork> plan = new ArrayList<>();

    /** Of what there is: libraries in a JVM, and others. */
    Plan(Options options, Forks forks, Peers peers, Path compiled) {
        this.options = options;
        this.forks = forks;
        this.peers = peers;
        this.compiled = compiled;
    }

    /** All of it, but for sizes that are to be measured again. */
    List<Fork> all() {
        plan.clear();
        if (!options.isQuick()) {
            compileTimes();
            elementwiseLoops();
            coldStarts();
            cold().forEach(this::memory);
            jobs();
            growth();
        }
        for (int round = 1; round <= options.rounds(); round++) {
            round(round);
        }
        return List.copyOf(plan);
    }

    /** Workloads that differ in one size. */
    static List<Workload> grown() {
        return Stream.of(Workload.BATCHES, Workload.WIDTHS, Workload.DEPTHS)
                .flatMap(List::stream)
                .toList();
    }

    private List<Workload> cold() {
        return COLD.stream().filter(options.workloads()::contains).toList();
    }

    private static List<Integer> times(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private void compileTimes() {
        for (boolean processing : new boolean[] {true, false}) {
            List<String> arguments =
                    List.of(Workload.TEN_LAYERS.name(), compiled.toString(), Boolean.toString(processing));
            plan.add(new Fork(
                    1,
                    processing ? "javac with the processor" : "javac",
                    15,
                    forks.java(CompileTime.class, arguments)));
        }
    }

    private void elementwiseLoops() {
        for (int round : times(LOOPS)) {
            for (Precision precision : Precision.values()) {
                for (boolean isVectorised : new boolean[] {true, false}) {
                    String name = "loops in %s%s".formatted(label(precision), isVectorised ? "" : ", no vectors");
                    plan.add(new Fork(round, name, 5, forks.elementwiseLoops(precision, isVectorised)));
                }
            }
        }
    }

    private void coldStarts() {
        for (int round : times(COLD_STARTS)) {
            for (Workload workload : cold()) {
                for (Task task : List.of(Task.STEP, Task.ROW)) {
                    plan.add(new Fork(
                            round,
                            "cold JVM, %s of %s".formatted(task.label(), workload.name()),
                            0.2,
                            forks.firstStep(workload, task),
                            wall(Library.GRADWRIGHT.label(), workload.name(), "process", "first-" + task.label())));
                }
            }
            for (String task : List.of("step", "row")) {
                if (peers.hasPython() && round <= JOBS) {
                    plan.add(new Fork(
                            round,
                            "cold Python, %s of digits".formatted(task),
                            3,
                            peers.first(task),
                            wall(Peers.PYTORCH, "digits", "process", "first-" + task)));
                }
            }
        }
    }

    private void memory(Workload workload) {
        for (Library library : forks.libraries()) {
            plan.add(new Fork(
                    1,
                    "memory, %s, %s".formatted(library.label(), workload.name()),
                    2,
                    forks.memory(library, workload)));
        }
        String name = ", " + workload.name();
        plan.add(new Fork(1, "memory, c" + name, 0.5, peers.inC(workload, Precision.DOUBLE, "memory", 1)));
        if (peers.hasPython()) {
            plan.add(new Fork(
                    1,
                    "memory, pytorch" + name,
                    4,
                    peers.inPyTorch(List.of(workload), List.of(Precision.DOUBLE), "eager", "memory", 1)));
        }
    }

    private void jobs() {
        if (options.data().isEmpty()) {
            return;
        }
        for (int round : times(JOBS)) {
            for (String job : Workload.JOBS.stream().map(Workload::name).toList()) {
                plan.add(new Fork(
                        round,
                        "job, " + job,
                        1,
                        forks.java(Job.class, List.of(job, options.data())),
                        wall(Library.GRADWRIGHT.label(), job, "job", "wall")));
                if (peers.hasPython()) {
                    plan.add(new Fork(
                            round,
                            "job in Python, " + job,
                            4,
                            peers.job(job),
                            wall(Peers.PYTORCH, job, "job", "wall")));
                }
            }
        }
    }

    private void growth() {
        grown().forEach(workload -> plan.add(growth(1, workload)));
        if (peers.hasPython()) {
            for (List<Workload> series : List.of(Workload.BATCHES, Workload.WIDTHS, Workload.DEPTHS)) {
                plan.add(new Fork(
                        1,
                        "growth, pytorch, " + series.get(0).name() + " ...",
                        20,
                        inPyTorch(List.of(Precision.FLOAT), "eager", "step", series)));
            }
        }
    }

    /** Measures a size. */
    Fork growth(int round, Workload workload) {
        return new Fork(
                round,
                "growth, " + workload.name(),
                WARM_UP_SECONDS + GUESS_SECONDS,
                forks.tasks(Library.GRADWRIGHT, workload, Precision.FLOAT, List.of(Task.STEP), WARM_UP_SECONDS));
    }

    private void round(int round) {
        plan.add(new Fork(round, "the machine", 1, peers.machine()));
        for (Workload workload : options.workloads()) {
            for (Precision precision : Precision.values()) {
                for (Library library : forks.libraries()) {
                    fork(round, library, workload, precision);
                }
                plan.add(new Fork(
                        round,
                        "c, %s in %s".formatted(workload.name(), label(precision)),
                        1.5,
                        peers.inC(workload, precision, tasks(workload, round), TrainingData.BATCHES)));
            }
            if (peers.hasPython()) {
                String tasks = tasks(workload, round) + (round == 1 && !workload.isFormula() ? ",adam" : "");
                plan.add(new Fork(
                        round,
                        "pytorch, " + workload.name(),
                        GUESS_SECONDS_IN_PYTHON,
                        inPyTorch(PRECISIONS, "eager", tasks, List.of(workload))));
            }
        }
        if (peers.hasPython() && !options.isQuick()) {
            compiledPyTorch(round);
        }
    }

    /** A process for all networks and one for all formulas, since each begins with what it takes to load the compiler. */
    private void compiledPyTorch(int round) {
        options.workloads().stream()
                .collect(Collectors.partitioningBy(Workload::isFormula))
                .forEach((isFormula, workloads) -> {
                    if (!workloads.isEmpty()) {
                        plan.add(new Fork(
                                round,
                                "pytorch compiled, " + (isFormula ? "formulas" : "networks"),
                                (round == 1 ? 3 : 1) * GUESS_SECONDS_IN_PYTHON * workloads.size(),
                                inPyTorch(PRECISIONS, "compiled", tasks(workloads.get(0), round), workloads)));
                    }
                });
    }

    private void fork(int round, Library library, Workload workload, Precision precision) {
        // What a library does beside steps and rows changes little from fork to fork.
        List<Task> tasks = library.tasks(workload).stream()
                .filter(task -> round == 1 || (task != Task.ADAM && task != Task.MATRIX))
                .toList();
        if (tasks.isEmpty() || !library.precisions().contains(precision)) {
            return;
        }
        String name = "%s, %s in %s".formatted(library.label(), workload.name(), label(precision));
        if (round == 1) {
            plan.add(new Fork(1, "agreement, " + name, GUESS_SECONDS, forks.agreement(library, workload, precision)));
        }
        double warmUp = library.isNative()
                ? SHORT_WARM_UP_SECONDS
                : library == Library.DL4J ? LONG_WARM_UP_SECONDS : WARM_UP_SECONDS;
        plan.add(new Fork(
                round,
                name,
                warmUp + GUESS_SECONDS * tasks.size(),
                forks.tasks(library, workload, precision, tasks, warmUp)));
    }

    /** What the programs that do not run in a JVM are asked. */
    private static String tasks(Workload workload, int round) {
        return (round == 1 ? "loss," : "") + (workload.isFormula() ? "gradient" : "step,row");
    }

    private List<String> inPyTorch(List<Precision> precisions, String mode, String tasks, List<Workload> workloads) {
        return peers.inPyTorch(workloads, precisions, mode, tasks, TrainingData.BATCHES);
    }

    private static Optional<Measurement> wall(String subject, String workload, String variant, String quantity) {
        return Optional.of(new Measurement(subject, workload, variant, quantity, 0));
    }

    private static String label(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
