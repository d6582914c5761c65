package gradwright.benchmarks.page;

import gradwright.Precision;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The page that tells what was measured, losses as plainly as wins. */
public final class Page {

    private static final String OURS = "gradwright";

    private final Measurements measurements;
    private final List<Workload> workloads;
    private final StringBuilder text = new StringBuilder();

    private Page(Measurements measurements, List<Workload> workloads) {
        this.measurements = measurements;
        this.workloads = workloads;
    }

    /** Writes {@code benchmarks.md} into a folder. */
    public static void write(Measurements measurements, List<Workload> workloads, Path docs) throws IOException {
        Files.writeString(docs.resolve("benchmarks.md"), new Page(measurements, workloads).text());
    }

    private String text() {
        text.append("""
                # Benchmarks

                Written by `mvn -Pbenchmarks -pl benchmarks -am compile exec:exec -Dbenchmarks="--python .torch/bin/python"`.

                Times are microseconds on one thread, pinned to one core: the median of several processes, and in small print
                the least and the most of them. Bold is how many times as fast Gradwright is: below 1 it is slower. All
                subjects are measured in turns, each in processes of its own, with 64 batches in rotation; a loss that is not
                finite ends the run. A *step* is forward, loss, backward and plain gradient descent. Gradwright runs as a user
                gets it: Java %s, no flags, plain kernels, nothing native.

                """.formatted(Runtime.version().feature()));
        machine();
        for (Precision precision : Precision.values()) {
            steps(label(precision));
        }
        for (Precision precision : Precision.values()) {
            predictions(label(precision));
        }
        goals();
        losses();
        missing();
        return text.toString();
    }

    private void machine() {
        text.append("## The machine\n\n");
        Table table = new Table(List.of("", ""));
        table.row(List.of("processor", processor()));
        table.row(List.of("JDK", Runtime.version().toString()));
        for (Precision precision : Precision.values()) {
            peak(label(precision))
                    .ifPresent(peak -> table.row(List.of(
                            "multiply-adds in " + label(precision) + ", measured",
                            Numbers.of(peak.most() / 1e9) + " GFLOP/s")));
        }
        measurements
                .of("machine", "all", "read", "bandwidth")
                .ifPresent(read ->
                        table.row(List.of("reading memory, measured", Numbers.of(read.most() / 1e9) + " GB/s")));
        text.append(table.text()).append('\n');
    }

    private Optional<Spread> peak(String precision) {
        return measurements.of("machine", "all", precision, "peak");
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private void steps(String precision) {
        List<String> columns = new ArrayList<>(List.of("workload", "step", "of the peak", "with Adam"));
        Peer.ALL.forEach(peer -> columns.add(peer.title()));
        Table table = new Table(columns);
        for (Workload workload : workloads) {
            Optional<Spread> own = measurements.of(OURS, workload.name(), precision, "step");
            List<String> row = new ArrayList<>(List.of(
                    shape(workload),
                    Numbers.of(own),
                    share(workload, own, peak(precision)),
                    Numbers.of(measurements.of(OURS, workload.name(), precision, "adam"))));
            Peer.ALL.forEach(peer -> row.add(beside(workload, precision, "step", peer)));
            if (own.isPresent()) {
                table.row(row);
            }
        }
        text.append("## A training step in ")
                .append(precision)
                .append("\n\n")
                .append(table.text())
                .append('\n');
    }

    /** What is reached of the processor's multiply-adds. */
    private static String share(Workload workload, Optional<Spread> own, Optional<Spread> peak) {
        return own.isEmpty() || peak.isEmpty()
                ? ""
                : Numbers.percent(workload.operations()
                        / own.get().median()
                        * 1e6
                        / peak.get().most());
    }

    private void predictions(String precision) {
        List<String> columns = new ArrayList<>(List.of("workload", "array", "matrix"));
        Peer.ALL.forEach(peer -> columns.add(peer.title()));
        Table table = new Table(columns);
        for (Workload workload : workloads) {
            Optional<Spread> own = measurements.of(OURS, workload.name(), precision, "row");
            List<String> row = new ArrayList<>(List.of(
                    shape(workload),
                    Numbers.of(own),
                    Numbers.of(measurements.of(OURS, workload.name(), precision, "matrix"))));
            Peer.ALL.forEach(peer -> row.add(beside(workload, precision, "row", peer)));
            if (own.isPresent()) {
                table.row(row);
            }
        }
        text.append("## Predicting one sample in ").append(precision).append("\n\n");
        text.append(table.text()).append('\n');
    }

    private static String shape(Workload workload) {
        return "%s <sub>%s, %d</sub>"
                .formatted(
                        workload.name(),
                        String.join(
                                "-",
                                workload.widths().stream().map(Object::toString).toList()),
                        workload.batch());
    }

    private String beside(Workload workload, String precision, String quantity, Peer peer) {
        return ratio(workload.name(), precision, quantity, peer)
                .map(ratio -> Numbers.of(measurements.of(peer.subject(), workload.name(), precision, quantity)) + " "
                        + Numbers.ratio(ratio))
                .orElse("");
    }

    private Optional<Double> ratio(String workload, String precision, String quantity, Peer peer) {
        Optional<Spread> own = measurements.of(OURS, workload, precision, quantity);
        return measurements
                .of(peer.subject(), workload, precision, quantity)
                .flatMap(other -> own.map(ours -> other.median() / ours.median()));
    }

    private void goals() {
        Table table = new Table(List.of("goal", "double", "float"));
        for (Goal goal : Goal.ALL) {
            List<String> cells = new ArrayList<>();
            for (Precision precision : Precision.values()) {
                cells.add(ratio(goal.workload(), label(precision), goal.quantity(), goal.peer())
                        .map(ratio -> Numbers.of(ratio) + (ratio >= goal.ratio() ? "" : ", **missed**"))
                        .orElse(""));
            }
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                String name = "%s of %s, %s times as fast as %s"
                        .formatted(
                                goal.quantity().equals("row") ? "one sample" : "a step",
                                goal.workload(),
                                Numbers.of(goal.ratio()),
                                goal.peer().title());
                table.row(List.of(name, cells.get(0), cells.get(1)));
            }
        }
        if (!table.isEmpty()) {
            text.append("## Goals\n\n").append(table.text()).append('\n');
        }
    }

    private void losses() {
        List<String> lost = new ArrayList<>();
        for (Workload workload : workloads) {
            for (Peer peer : Peer.ALL) {
                for (String quantity : List.of("step", "row")) {
                    for (Precision precision : Precision.values()) {
                        ratio(workload.name(), label(precision), quantity, peer)
                                .filter(ratio -> ratio < 1)
                                .ifPresent(ratio -> lost.add("| %s | %s | %s | %s | %s |%n"
                                        .formatted(
                                                workload.name(),
                                                label(precision),
                                                quantity.equals("row") ? "one sample" : "step",
                                                peer.title(),
                                                Numbers.of(1 / ratio))));
                    }
                }
            }
        }
        if (!lost.isEmpty()) {
            text.append(
                    "## Where Gradwright is slower\n\n| workload | | | than | times as slow |\n|---|---|---|---|---|\n");
            lost.forEach(text::append);
            text.append('\n');
        }
    }

    private void missing() {
        List<String> missing = measurements.missing();
        if (!missing.isEmpty()) {
            text.append("## Not measured\n\n");
            missing.forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }

    private static String label(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
