package gradwright.benchmarks.page;

import gradwright.benchmarks.page.LogLogPlot.Point;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a step's time grows with one size of the network, against the operations that it needs. */
public final class Growth {

    /** A step that takes so many times as long for each operation as a smaller one did is a cliff. */
    private static final double CLIFF = 1.5;

    private static final String FLOAT = "float";

    private final Measurements measurements;
    private final List<Double> caches;

    /** Of what was measured so far. */
    public Growth(Measurements measurements) {
        this.measurements = measurements;
        this.caches = Caches.sizes();
    }

    /** Writes the plots into a folder beside the page and gives the part of the page about them. */
    String text(Path docs) throws IOException {
        StringBuilder text = new StringBuilder();
        add(text, docs, "batch", "batches of 784-128-10 from 1 to 4,096", Workload.BATCHES);
        add(text, docs, "width", "layers as wide as their input, from 4 to 4,096, 32 samples", Workload.WIDTHS);
        add(text, docs, "depth", "from 1 to 64 hidden layers of 64 units, 32 samples", Workload.DEPTHS);
        return text.isEmpty()
                ? ""
                : "## Growth\n\nA step in float, against the additions and multiplications of its products: a straight line"
                        + " of slope 1 is what should be. Sizes around a cliff are measured in two more processes.\n\n"
                        + text;
    }

    private void add(StringBuilder text, Path docs, String name, String title, List<Workload> workloads)
            throws IOException {
        LogLogPlot plot = new LogLogPlot("a step, " + title, "operations", "microseconds");
        List<Point> own = points("gradwright", workloads);
        plot.line("Gradwright", own);
        plot.line("PyTorch", points("pytorch", workloads));
        if (plot.isEmpty()) {
            return;
        }
        Path folder = docs.resolve("plots");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".svg"), plot.svg());
        text.append("![").append(title).append("](plots/").append(name).append(".svg)\n\n");
        text.append(table(workloads)).append('\n');
    }

    private List<Point> points(String subject, List<Workload> workloads) {
        List<Point> points = new ArrayList<>();
        for (Workload workload : workloads) {
            measurements
                    .of(subject, workload.name(), FLOAT, "step")
                    .ifPresent(step -> points.add(new Point(workload.operations(), step.median())));
        }
        return points;
    }

    /** A size that takes much longer for an operation than the size before it. */
    private record Cliff(Workload before, Workload after, double times) {}

    /** The sizes on both sides of every cliff, to be measured again: one process alone may have been unlucky. */
    public List<Workload> aroundCliffs() {
        return Stream.of(Workload.BATCHES, Workload.WIDTHS, Workload.DEPTHS)
                .flatMap(workloads -> cliffs(workloads).stream())
                .flatMap(cliff -> Stream.of(cliff.before(), cliff.after()))
                .distinct()
                .toList();
    }

    private List<Cliff> cliffs(List<Workload> workloads) {
        List<Cliff> cliffs = new ArrayList<>();
        for (int i = 1; i < workloads.size(); i++) {
            Workload before = workloads.get(i - 1);
            Workload after = workloads.get(i);
            perOperation(after)
                    .flatMap(now -> perOperation(before).map(then -> new Cliff(before, after, now / then)))
                    .filter(cliff -> cliff.times() > CLIFF)
                    .ifPresent(cliffs::add);
        }
        return cliffs;
    }

    /** Where an operation becomes dearer from one size to the next, and why. */
    private String table(List<Workload> workloads) {
        Table table = new Table(List.of("cliff", "times as long for an operation", "cause"));
        for (Cliff cliff : cliffs(workloads)) {
            table.row(List.of(
                    cliff.before().name() + " to " + cliff.after().name(),
                    Numbers.of(cliff.times()),
                    cause(cliff.before(), cliff.after())));
        }
        return table.isEmpty()
                ? "No size takes " + CLIFF + " times as long for an operation as the size before it.\n"
                : table.text();
    }

    private Optional<Double> perOperation(Workload workload) {
        return measurements
                .of("gradwright", workload.name(), FLOAT, "step")
                .map(step -> step.median() / workload.operations());
    }

    /** A cache that held all the smaller one's numbers and does not hold the larger one's. */
    private String cause(Workload smaller, Workload larger) {
        double from = Float.BYTES * smaller.numbers();
        double to = Float.BYTES * larger.numbers();
        return caches.stream()
                .filter(cache -> from <= cache && cache < to)
                .findFirst()
                .map(cache -> "its numbers, %s MB, leave the cache of %s MB that holds those of %s"
                        .formatted(Numbers.of(to / 1e6), Numbers.of(cache / 1e6), smaller.name()))
                .or(() -> luck(smaller, larger))
                .orElse("not known");
    }

    /** No cliff between the fastest processes of both, so that it is none of the sizes'. */
    private Optional<String> luck(Workload smaller, Workload larger) {
        Optional<Spread> before = measurements.of("gradwright", smaller.name(), FLOAT, "step");
        Optional<Spread> after = measurements.of("gradwright", larger.name(), FLOAT, "step");
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        double times = after.get().least() / before.get().least() * smaller.operations() / larger.operations();
        return times > CLIFF
                ? Optional.empty()
                : Optional.of(
                        "one of its processes alone: the fastest ones differ by %s, all of them by %s in %s and %s in %s"
                                .formatted(
                                        Numbers.of(times),
                                        Numbers.of(before.get().most()
                                                / before.get().least()),
                                        smaller.name(),
                                        Numbers.of(
                                                after.get().most() / after.get().least()),
                                        larger.name()));
    }
}
