package gradwright.benchmarks.page;

import gradwright.Precision;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was to be reached, and what is reached; beside a miss stands how near the machine's own bound it is. */
final class Goals {

    private static final String OURS = "gradwright";
    private static final String MISSED = ", **missed**";

    /** Of the first step of a cold virtual machine, from the first instruction of its program. */
    private static final double FIRST_STEP_MILLIS = 60;

    /** Of the processor, for ten layers. */
    private static final double PROCESSOR_COLD_MILLIS = 400;

    private static final double PROCESSOR_WARM_MILLIS = 150;

    private final Measurements measurements;
    private final Comparison comparison;
    private final Roofline roofline;

    Goals(Measurements measurements, Comparison comparison, Roofline roofline) {
        this.measurements = measurements;
        this.comparison = comparison;
        this.roofline = roofline;
    }

    /** All that could be measured. */
    String text(List<Workload> workloads) {
        Table table = new Table(List.of("goal", "double", "float"));
        for (Goal goal : Goal.ALL) {
            List<String> row = new ArrayList<>(List.of("%s of %s, %s times as fast as %s"
                    .formatted(
                            goal.quantity().equals("row") ? "one sample" : "a step",
                            goal.workload(),
                            Numbers.of(goal.ratio()),
                            goal.peer().title())));
            for (Precision precision : Precision.values()) {
                row.add(reached(goal, precision.name().toLowerCase(Locale.ROOT)));
            }
            if (!row.get(1).isEmpty() || !row.get(2).isEmpty()) {
                table.row(row);
            }
        }
        for (Workload workload : workloads) {
            within(
                    table,
                    "first step of %s in a cold JVM".formatted(workload.name()),
                    measurements
                            .of(OURS, workload.name(), "double", "first-step")
                            .map(Spread::median),
                    FIRST_STEP_MILLIS);
        }
        within(table, "the processor, ten layers, first call", processor("compile-cold"), PROCESSOR_COLD_MILLIS);
        within(table, "the processor, ten layers, later calls", processor("compile-warm"), PROCESSOR_WARM_MILLIS);
        return table.isEmpty() ? "" : "## Goals\n\n" + table.text() + "\n";
    }

    private String reached(Goal goal, String precision) {
        return comparison
                .ratio(goal.workload(), precision, goal.quantity(), goal.peer())
                .map(ratio -> Numbers.of(ratio) + (ratio >= goal.ratio() ? "" : MISSED + bound(goal, precision)))
                .orElse("");
    }

    private String bound(Goal goal, String precision) {
        return roofline.share(Workload.named(goal.workload()), precision, goal.quantity())
                .map(share -> ", at " + Numbers.percent(share) + " of the roofline")
                .orElse("");
    }

    private Optional<Double> processor(String quantity) {
        String workload = Workload.TEN_LAYERS.name();
        Optional<Spread> without = measurements.of(OURS, workload, "plain", quantity);
        return measurements
                .of(OURS, workload, "processed", quantity)
                .flatMap(with -> without.map(plain -> with.median() - plain.median()));
    }

    private static void within(Table table, String what, Optional<Double> micros, double millis) {
        micros.ifPresent(each -> table.row(List.of(
                what + ", within " + Numbers.of(millis) + " ms",
                Numbers.of(each / 1e3) + (each <= millis * 1e3 ? "" : MISSED),
                "")));
    }
}
