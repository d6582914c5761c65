package gradwright.benchmarks.page;

import gradwright.Precision;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What took one process much longer than another: a median hides it, a user may meet it. */
final class Unsteady {

    /** The most over the least. */
    private static final double STEADY = 1.5;

    private final Measurements measurements;

    Unsteady(Measurements measurements) {
        this.measurements = measurements;
    }

    /** All of them, ours first. */
    String text(List<Workload> workloads) {
        List<Peer> subjects = new ArrayList<>(List.of(new Peer("gradwright", "Gradwright")));
        subjects.addAll(Peer.ALL);
        Table table = new Table(List.of("subject", "workload", "", "", "microseconds", "most over least"));
        for (Peer subject : subjects) {
            for (Workload workload : workloads) {
                for (Precision precision : Precision.values()) {
                    for (String quantity : List.of("step", "row", "gradient")) {
                        String label = precision.name().toLowerCase(Locale.ROOT);
                        Optional<Spread> spread = measurements.of(subject.subject(), workload.name(), label, quantity);
                        spread.filter(each -> each.most() > STEADY * each.least())
                                .ifPresent(each -> table.row(List.of(
                                        subject.title(),
                                        workload.name(),
                                        label,
                                        quantity.equals("row") ? "one sample" : quantity,
                                        Numbers.of(spread),
                                        Numbers.of(each.most() / each.least()))));
                    }
                }
            }
        }
        return table.isEmpty()
                ? ""
                : "## Unsteady\n\nOne process took more than " + STEADY
                        + " times as long as another one at the same task.\n\n" + table.text() + "\n";
    }
}
