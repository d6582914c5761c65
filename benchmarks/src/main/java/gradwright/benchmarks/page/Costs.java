package gradwright.benchmarks.page;

import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is paid beside steps and predictions: to start, for a whole job, in memory, to compile. */
final class Costs {

    private static final String OURS = "gradwright";

    private final Measurements measurements;
    private final List<Workload> workloads;
    private final StringBuilder text = new StringBuilder();

    Costs(Measurements measurements, List<Workload> workloads) {
        this.measurements = measurements;
        this.workloads = workloads;
    }

    /** All of it. */
    String text() {
        coldStarts();
        jobs();
        memory();
        compilation();
        return text.toString();
    }

    private void coldStarts() {
        Table table = new Table(List.of("", "in the program", "the whole process", "PyTorch, the whole process"));
        for (Workload workload : workloads) {
            for (String quantity : List.of("first-step", "first-row")) {
                Optional<Spread> inside = measurements.of(OURS, workload.name(), "double", quantity);
                if (inside.isPresent()) {
                    table.row(List.of(
                            (quantity.equals("first-step") ? "step of " : "prediction of ") + workload.name(),
                            millis(inside),
                            millis(measurements.of(OURS, workload.name(), "process", quantity)),
                            millis(measurements.of("pytorch", workload.name(), "process", quantity))));
                }
            }
        }
        if (!table.isEmpty()) {
            text.append("""
                    ## From a cold start to the first step or prediction

                    Milliseconds, in double: from the first instruction of `main`, and from the start of the process to its end.

                    """).append(table.text()).append('\n');
        }
    }

    private void jobs() {
        Table table = new Table(List.of("job", "", "accuracy", "start to end", "without imports", "most memory"));
        for (String job : List.of("digits", "iris")) {
            for (String subject : List.of(OURS, "pytorch")) {
                Optional<Spread> wall = measurements.of(subject, job, "job", "wall");
                if (wall.isPresent()) {
                    table.row(List.of(
                            job.equals("digits") ? "digits, 30 epochs" : "iris, 200 epochs",
                            subject.equals(OURS) ? "Gradwright" : "PyTorch",
                            Numbers.of(measurements.of(subject, job, "job", "accuracy")) + " %",
                            millis(wall),
                            millis(measurements.of(subject, job, "job", "without-imports")),
                            megabytes(measurements.of(subject, job, "job", "peak-memory"))));
                }
            }
        }
        if (!table.isEmpty()) {
            text.append("## Whole jobs from a cold start\n\nMilliseconds: read the data, train with Adam, test.\n\n");
            text.append(table.text()).append('\n');
        }
    }

    private void memory() {
        List<String> columns = new ArrayList<>(List.of("workload", "bytes allocated by a step", "most memory"));
        Peer.ALL.forEach(peer -> columns.add(peer.title()));
        Table table = new Table(columns);
        for (Workload workload : workloads) {
            Optional<Spread> allocated = measurements.of(OURS, workload.name(), "double", "allocated");
            if (allocated.isPresent()) {
                List<String> row = new ArrayList<>(List.of(
                        workload.name(),
                        Numbers.of(allocated.get().median()),
                        megabytes(measurements.of(OURS, workload.name(), "double", "peak-memory"))));
                Peer.ALL.forEach(peer ->
                        row.add(megabytes(measurements.of(peer.subject(), workload.name(), "double", "peak-memory"))));
                table.row(row);
            }
        }
        if (!table.isEmpty()) {
            text.append("""
                    ## Memory

                    In double, after 200 steps (predictions, of who cannot train) with one batch: the most memory that the whole
                    process had, its virtual machine or interpreter included.

                    """).append(table.text()).append('\n');
        }
    }

    private void compilation() {
        Table times = new Table(
                List.of("javac for a network of ten layers", "with the processor", "without", "the processor"));
        for (String quantity : List.of("compile-cold", "compile-warm")) {
            Optional<Spread> with = measurements.of(OURS, Workload.TEN_LAYERS.name(), "processed", quantity);
            Optional<Spread> without = measurements.of(OURS, Workload.TEN_LAYERS.name(), "plain", quantity);
            if (with.isPresent() && without.isPresent()) {
                times.row(List.of(
                        quantity.equals("compile-cold") ? "first call of a JVM" : "later calls, median of 20",
                        millis(with),
                        millis(without),
                        Numbers.of((with.get().median() - without.get().median()) / 1e3)));
            }
        }
        if (!times.isEmpty()) {
            text.append("## Compiling\n\nMilliseconds.\n\n")
                    .append(times.text())
                    .append('\n');
        }
        Table sizes = new Table(List.of("generated source", "lines", "kilobytes"));
        for (Workload workload : workloads) {
            Optional<Spread> lines = measurements.of(OURS, workload.name(), "source", "lines");
            Optional<Spread> bytes = measurements.of(OURS, workload.name(), "source", "bytes");
            if (lines.isPresent() && bytes.isPresent()) {
                sizes.row(List.of(
                        workload.name(),
                        Integer.toString((int) lines.get().median()),
                        Numbers.of(bytes.get().median() / 1e3)));
            }
        }
        if (!sizes.isEmpty()) {
            text.append(sizes.text()).append('\n');
        }
    }

    private static String millis(Optional<Spread> micros) {
        return Numbers.of(micros.map(each -> each.times(1e-3)));
    }

    private static String megabytes(Optional<Spread> bytes) {
        return bytes.map(each -> Numbers.of(each.median() / 1e6) + " MB").orElse("");
    }
}
