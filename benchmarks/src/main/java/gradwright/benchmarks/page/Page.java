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

    /** What the figures come from: known from profiles, and not from this run. */
    private static final String READING = """
            ## Why

            - Small networks are won by what does not happen: no dispatch, no allocation, no boundary to cross. What is left of
              a step of `tiny`, `iris` and `digits` is for a fifth to a third `tanh`, at 4 to 6 ns a unit, which C2 does not
              vectorise; see [elementary functions](decisions/elementary-functions.md).
            - From `mnist` up products are what counts, and they are lost to native kernels: C2 of JDK 17 turns loops over
              arrays into vectors, but keeps no tile of the result in registers, so that every multiply-add passes through the
              first-level cache. See [products](decisions/products.md) for what was tried.
            - One sample meets each weight once: large networks are bound by memory there, small ones by scalar multiply-adds,
              two in a cycle, and by `tanh`.

            """;

    private final Measurements measurements;
    private final Agreements agreements;
    private final Roofline roofline;
    private final List<Workload> workloads;
    private final StringBuilder text = new StringBuilder();

    private Page(Measurements measurements, List<Workload> workloads) {
        this.measurements = measurements;
        this.agreements = new Agreements(measurements);
        this.roofline = new Roofline(measurements);
        this.workloads = workloads;
    }

    /** Writes {@code benchmarks.md} into a folder. */
    public static void write(Measurements measurements, List<Workload> workloads, Path docs) throws IOException {
        Files.createDirectories(docs);
        Files.writeString(docs.resolve("benchmarks.md"), new Page(measurements, workloads).text(docs));
    }

    private String text(Path docs) throws IOException {
        text.append("""
                # Benchmarks

                Written by `mvn -Pbenchmarks -pl benchmarks -am compile exec:exec -Dbenchmarks="--python .torch/bin/python"`.

                Times are microseconds on one thread, pinned to one core: the median of several processes, and in small print
                the least and the most of them. Bold is how many times as fast Gradwright is: **below 1 it is slower**, and
                [all such cases](#where-gradwright-is-slower) are listed again. A *step* is forward, loss, backward and plain
                gradient descent. Gradwright runs as a user gets it: Java %s, plain kernels, nothing native; all virtual
                machines have the same heap and the serial collector.

                All subjects [compute the same](#all-compute-the-same) and are measured in turns, each in processes of its own,
                after a warm-up of 3 seconds if it has to be compiled first: 64 batches in rotation, parameters that start anew
                every 4,096 steps, and an end to it all if a loss is not finite. How and why:
                [decision](decisions/benchmarks.md).

                """.formatted(Runtime.version().feature()));
        machine();
        for (Precision precision : Precision.values()) {
            steps(label(precision));
        }
        for (Precision precision : Precision.values()) {
            predictions(label(precision));
        }
        gradients();
        goals();
        losses();
        text.append(new Unsteady(measurements).text(workloads));
        text.append(roofline.text(workloads));
        text.append(agreements.text(workloads));
        coldStarts();
        jobs();
        memory();
        compilation();
        text.append(new Growth(measurements).text(docs));
        text.append(READING);
        missing();
        return text.toString();
    }

    private void machine() {
        text.append("## The machine\n\n");
        Table table = new Table(List.of("", ""));
        table.row(List.of("processor", processor()));
        table.row(List.of("JDK", Runtime.version().toString()));
        for (Precision precision : Precision.values()) {
            roofline.peak(label(precision))
                    .ifPresent(peak -> table.row(List.of(
                            "multiply-adds in " + label(precision) + ", measured",
                            Numbers.of(peak / 1e9) + " GFLOP/s")));
        }
        for (int kilobytes : new int[] {16, 256, 4096, 262144}) {
            roofline.bandwidth(1024.0 * kilobytes)
                    .ifPresent(rate -> table.row(List.of(
                            "reading %,d KB over and over, measured".formatted(kilobytes),
                            Numbers.of(rate / 1e9) + " GB/s")));
        }
        text.append(table.text()).append('\n');
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
        List<String> columns = new ArrayList<>(List.of("workload", "step"));
        Peer.ALL.forEach(peer -> columns.add(peer.title()));
        columns.addAll(List.of("with Adam", "PyTorch, Adam"));
        Table table = new Table(columns);
        for (Workload workload : workloads) {
            Optional<Spread> own = measurements.of(OURS, workload.name(), precision, "step");
            List<String> row = new ArrayList<>(List.of(shape(workload), Numbers.of(own)));
            Peer.ALL.forEach(peer -> row.add(beside(workload, precision, "step", peer)));
            row.add(Numbers.of(measurements.of(OURS, workload.name(), precision, "adam")));
            row.add(beside(workload, precision, "adam", Peer.PYTORCH));
            if (own.isPresent()) {
                table.row(row);
            }
        }
        if (!table.isEmpty()) {
            text.append("## A training step in ")
                    .append(precision)
                    .append("\n\n")
                    .append(table.text())
                    .append('\n');
        }
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
        if (!table.isEmpty()) {
            text.append("## Predicting one sample in ").append(precision).append("\n\n");
            text.append(table.text()).append('\n');
        }
    }

    private void gradients() {
        List<String> columns = new ArrayList<>(List.of("formula", "", "gradient"));
        Peer.ALL.forEach(peer -> columns.add(peer.title()));
        Table table = new Table(columns);
        for (Workload workload : workloads) {
            for (Precision precision : Precision.values()) {
                Optional<Spread> own = measurements.of(OURS, workload.name(), label(precision), "gradient");
                List<String> row = new ArrayList<>(List.of(shape(workload), label(precision), Numbers.of(own)));
                Peer.ALL.forEach(peer -> row.add(beside(workload, label(precision), "gradient", peer)));
                if (own.isPresent()) {
                    table.row(row);
                }
            }
        }
        if (!table.isEmpty()) {
            text.append("""
                    ## The gradient of a formula

                    Functions declared by `@Formula`, for sizes that are known at the call alone: the gradient of
                    `Y = X * W + b; sum((T - Y)^2) / N` by weight and bias (inputs-outputs, samples), and that of the hinge loss
                    `P = softmax(O; C); sum(n, l: max(0, P(n, l) - P(n, y(n)) + m) | l != y(n))` by `O`.

                    """).append(table.text()).append('\n');
        }
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
        if (!agreements.hold(peer, workload, precision)) {
            return Optional.empty();
        }
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
        Table table = new Table(List.of("workload", "", "in double slower than", "in float slower than"));
        for (Workload workload : workloads) {
            for (String quantity : List.of("step", "row", "gradient")) {
                List<String> row = new ArrayList<>(List.of(workload.name(), called(quantity)));
                for (Precision precision : Precision.values()) {
                    List<String> slower = new ArrayList<>();
                    for (Peer peer : Peer.ALL) {
                        ratio(workload.name(), label(precision), quantity, peer)
                                .filter(ratio -> ratio < 1)
                                .ifPresent(ratio -> slower.add(peer.title() + " " + Numbers.of(1 / ratio)));
                    }
                    row.add(String.join(", ", slower));
                }
                if (!row.get(2).isEmpty() || !row.get(3).isEmpty()) {
                    table.row(row);
                }
            }
        }
        if (!table.isEmpty()) {
            text.append("## Where Gradwright is slower\n\nThan whom, and how many times as long it takes.\n\n")
                    .append(table.text())
                    .append('\n');
        }
    }

    private static String called(String quantity) {
        return quantity.equals("row") ? "one sample" : quantity;
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

    private void missing() {
        if (!measurements.missing().isEmpty()) {
            text.append("## Not available\n\n");
            measurements
                    .missing()
                    .forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }

    private static String label(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
