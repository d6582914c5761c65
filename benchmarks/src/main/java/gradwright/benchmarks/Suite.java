package gradwright.benchmarks;

import gradwright.Precision;
import gradwright.benchmarks.Command.Outcome;
import gradwright.benchmarks.page.Growth;
import gradwright.benchmarks.subject.DeclaredNetworks;
import gradwright.benchmarks.subject.ElementwiseLoop;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes what is measured, and starts what measures it, as far as an earlier run has not. */
final class Suite {

    /** A cliff may be one unlucky process: sizes around it are measured in so many others. */
    private static final int CLIFFS_AGAIN = 2;

    private static final String SOURCES = "sources";

    private final Options options;
    private final Path folder;
    private final Measurements measurements;
    private final Command command;
    private final Forks forks;
    private final Peers peers;

    Suite(Options options, Path folder, Measurements measurements) {
        this.options = options;
        this.folder = folder;
        this.measurements = measurements;
        this.command = new Command(options.core(), folder);
        this.forks = new Forks(networks(), options.core());
        this.peers = new Peers(options, folder);
    }

    void run() throws IOException, InterruptedException {
        prepare();
        Plan plan = new Plan(options, forks, peers, folder.resolve("compiled"));
        run(plan.all());
        if (!options.isQuick()) {
            if (options.data().isEmpty()) {
                measurements.addMissing("whole jobs", "no folder with the data was given");
            }
            for (int i = 2; i < 2 + CLIFFS_AGAIN; i++) {
                int round = i;
                run(new Growth(measurements)
                        .aroundCliffs().stream()
                                .map(workload -> plan.growth(round, workload))
                                .toList());
            }
        }
    }

    private void run(List<Fork> plan) throws IOException, InterruptedException {
        Progress progress = new Progress(measurements, plan);
        int begun = 0;
        for (Fork fork : progress.left()) {
            if (fork.round() > Math.max(begun, 1) && progress.minutes() > options.minutes()) {
                System.out.printf("no round begins after %.0f minutes%n", options.minutes());
                return;
            }
            begun = fork.round();
            Outcome outcome = measure(fork);
            progress.done(fork);
            progress.print(fork, outcome.millis() / 1e3, outcome.failure().orElse(""));
        }
    }

    private Outcome measure(Fork fork) throws IOException, InterruptedException {
        Outcome outcome = command.run(fork.program());
        if (outcome.failure().isPresent()) {
            measurements.addMissing(fork.key(), outcome.failure().get());
            return outcome;
        }
        List<Measurement> measured = new ArrayList<>(outcome.measurements());
        fork.wall().map(each -> each.with(outcome.millis() * 1e3)).ifPresent(measured::add);
        measurements.add(fork.key(), outcome.millis() / 1e3, measured);
        return outcome;
    }

    private void prepare() throws IOException, InterruptedException {
        Files.createDirectories(networks());
        compileNetworks();
        for (List<String> compilation : peers.compilations()) {
            isDone("the C compiler", compilation);
        }
        for (Library library : Library.values()) {
            resolve(library);
        }
    }

    /** Makes a library's class path; one that is not available is left out. */
    private void resolve(Library library) throws IOException, InterruptedException {
        if (!library.isApart()) {
            forks.add(library);
            return;
        }
        Jars jars = new Jars(library, folder);
        if (isDone("the jars of " + library.label(), jars.resolution())
                && isDone("javac, " + library.label(), jars.compilation(forks.suite()))) {
            forks.add(library, jars.classPath());
        }
    }

    /** Runs what nothing is measured of. */
    private boolean isDone(String name, List<String> program) throws IOException, InterruptedException {
        System.out.println(name);
        Optional<String> failure = command.run(program).failure();
        if (failure.isPresent()) {
            measurements.addMissing(name, failure.get());
        }
        return failure.isEmpty();
    }

    private void compileNetworks() throws IOException {
        System.out.println("the networks");
        List<Workload> workloads = Stream.of(options.workloads(), Workload.JOBS, Plan.COLD)
                .flatMap(List::stream)
                .filter(workload -> !workload.isFormula())
                .distinct()
                .toList();
        compile(workloads, List.of(Precision.values()));
        if (!options.isQuick()) {
            compile(Plan.grown(), List.of(Precision.FLOAT));
            DeclaredNetworks.compile(ElementwiseLoop.declarations(), networks(), forks.suite(), true);
        }
        if (measurements.seconds(SOURCES).isEmpty()) {
            List<Measurement> sizes = new ArrayList<>();
            for (Workload workload : workloads) {
                Path source = DeclaredNetworks.generatedSource(networks(), workload, Precision.DOUBLE);
                sizes.add(size(workload, "bytes", (double) Files.size(source)));
                sizes.add(size(workload, "lines", Files.readAllLines(source).size()));
            }
            measurements.add(SOURCES, 0, sizes);
        }
    }

    private static Measurement size(Workload workload, String quantity, double value) {
        return new Measurement(Library.GRADWRIGHT.label(), workload.name(), "source", quantity, value);
    }

    private void compile(List<Workload> workloads, List<Precision> precisions) throws IOException {
        DeclaredNetworks.compile(workloads, precisions, networks(), forks.suite(), true);
    }

    private Path networks() {
        return folder.resolve("networks");
    }
}
