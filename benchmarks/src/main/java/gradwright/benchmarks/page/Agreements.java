package gradwright.benchmarks.page;

import gradwright.Precision;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether peers compute what Gradwright computes: their loss after a few steps from the same weights with the same batches,
 * or their first prediction if they do not train. A peer that computes something else has no time on the page.
 */
final class Agreements {

    private final Measurements measurements;

    Agreements(Measurements measurements) {
        this.measurements = measurements;
    }

    /** Whether a peer's numbers are ours within rounding. */
    boolean hold(Peer peer, String workload, String precision) {
        return difference(peer, workload, precision)
                .map(difference -> difference <= tolerance(precision))
                .orElse(false);
    }

    /**
     * What rounding leaves. In double precision it tells any other computation apart; in single precision a loss that is
     * summed over a quarter of a million terms, as some do, is off by hundreds of units.
     */
    private static double tolerance(String precision) {
        return precision.equals("double") ? 5e4 * Math.ulp(1.0) : 2000 * Math.ulp(1.0f);
    }

    private Optional<Double> difference(Peer peer, String workload, String precision) {
        return difference(peer, workload, precision, "loss").or(() -> difference(peer, workload, precision, "output"));
    }

    private Optional<Double> difference(Peer peer, String workload, String precision, String quantity) {
        Optional<Spread> ours = measurements.of("gradwright", workload, precision, quantity);
        return measurements
                .of(peer.subject(), workload, precision, quantity)
                .flatMap(other -> ours.map(
                        own -> Math.abs(other.median() - own.median()) / Math.max(Math.abs(own.median()), 0.01)));
    }

    /** The largest differences, and whoever computes something else. */
    String text(List<Workload> workloads) {
        Table table = new Table(List.of("relative difference, at most", "double", "float"));
        List<String> others = new ArrayList<>();
        for (Peer peer : Peer.ALL) {
            List<String> row = new ArrayList<>(List.of(peer.title()));
            for (Precision precision : Precision.values()) {
                String label = precision.name().toLowerCase(Locale.ROOT);
                double most = -1;
                for (Workload workload : workloads) {
                    Optional<Double> difference = difference(peer, workload.name(), label);
                    if (difference.isPresent() && !hold(peer, workload.name(), label)) {
                        others.add("- %s computes something else in `%s` in %s (%.1e), and is not shown there."
                                .formatted(peer.title(), workload.name(), label, difference.get()));
                    } else if (difference.isPresent()) {
                        most = Math.max(most, difference.get());
                    }
                }
                row.add(most < 0 ? "" : String.format(Locale.ROOT, "%.1e", most));
            }
            if (!row.get(1).isEmpty() || !row.get(2).isEmpty()) {
                table.row(row);
            }
        }
        if (table.isEmpty() && others.isEmpty()) {
            return "";
        }
        return """
                ## All compute the same

                Every subject starts from the same weights and sees the same batches. Their losses after three steps, or the first
                prediction of who cannot train, differ from Gradwright's by rounding alone; who differs by more is not shown.

                """ + table.text() + (others.isEmpty() ? "" : "\n" + String.join("\n", others) + "\n") + "\n";
    }
}
