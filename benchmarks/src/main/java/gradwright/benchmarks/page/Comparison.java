package gradwright.benchmarks.page;

import gradwright.Precision;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What takes how long, beside all who compute the same. */
final class Comparison {

    private static final String OURS = "gradwright";

    private final Measurements measurements;
    private final Agreements agreements;
    private final List<Workload> workloads;
    private final StringBuilder text = new StringBuilder();

    Comparison(Measurements measurements, List<Workload> workloads) {
        this.measurements = measurements;
        this.agreements = new Agreements(measurements);
        this.workloads = workloads;
    }

    /** A table for each task and precision, and what is lost in them. */
    String text() {
        for (Precision precision : Precision.values()) {
            steps(label(precision));
        }
        for (Precision precision : Precision.values()) {
            predictions(label(precision));
        }
        gradients();
        losses();
        return text.toString();
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

    /** How many times as fast as a peer, if it computes the same. */
    Optional<Double> ratio(String workload, String precision, String quantity, Peer peer) {
        Optional<Spread> own = measurements.of(OURS, workload, precision, quantity);
        if (!agreements.hold(peer, workload, precision)) {
            return Optional.empty();
        }
        return measurements
                .of(peer.subject(), workload, precision, quantity)
                .flatMap(other -> own.map(ours -> other.median() / ours.median()));
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

    private static String label(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
