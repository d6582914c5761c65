package gradwright.benchmarks.page;

import gradwright.benchmarks.page.LogLogPlot.Point;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a step's time grows with one size of the network, against the operations that it needs. */
final class Growth {

    /** A step that takes so many times as long for each operation as a smaller one did is a cliff. */
    private static final double CLIFF = 1.5;

    private static final String FLOAT = "float";

    private final Measurements measurements;

    Growth(Measurements measurements) {
        this.measurements = measurements;
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
                        + " of slope 1 is what should be.\n\n"
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
        text.append(cliffs(own, workloads)).append("\n\n");
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

    /** Where an operation becomes dearer from one size to the next. */
    private static String cliffs(List<Point> points, List<Workload> workloads) {
        List<String> cliffs = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            double before = points.get(i - 1).y() / points.get(i - 1).x();
            double now = points.get(i).y() / points.get(i).x();
            if (now > CLIFF * before) {
                cliffs.add("`%s` takes %s times as long for an operation as `%s`"
                        .formatted(
                                workloads.get(i).name(),
                                Numbers.of(now / before),
                                workloads.get(i - 1).name()));
            }
        }
        return cliffs.isEmpty()
                ? "No size takes " + CLIFF + " times as long for an operation as the size before it."
                : "Cliffs: " + String.join("; ", cliffs) + ".";
    }
}
