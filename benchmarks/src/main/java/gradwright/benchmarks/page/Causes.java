package gradwright.benchmarks.page;

import gradwright.Precision;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why the figures are what they are, as far as this run tells: every cause is computed from what was measured, and left out
 * where its effect is not there.
 */
final class Causes {

    private static final String OURS = "gradwright";
    private static final String STEP = "step";

    /** A part that takes less of a step explains nothing. */
    private static final double WORTH_TELLING = 0.1;

    /** Where the time hardly grows while the work grows so many times, the work is not what takes it. */
    private static final double WORK_GROWS = 10;

    private static final double TIME_GROWS = 2;

    /** From so much of a bound on, it is what holds a task up. */
    private static final double NEAR = 0.5;

    private final Measurements measurements;
    private final Comparison comparison;
    private final Roofline roofline;
    private final List<Workload> networks;

    Causes(Measurements measurements, Comparison comparison, Roofline roofline, List<Workload> workloads) {
        this.measurements = measurements;
        this.comparison = comparison;
        this.roofline = roofline;
        this.networks =
                workloads.stream().filter(workload -> !workload.isFormula()).toList();
    }

    /** The section of the page; empty where nothing is known. */
    String text() {
        List<String> causes = Stream.of(dispatch(), elementwise(), products(), reading())
                .flatMap(Optional::stream)
                .map(cause -> "- " + cause + "\n")
                .toList();
        return causes.isEmpty()
                ? ""
                : "## Why\n\nComputed from the figures above.\n\n" + String.join("", causes) + "\n";
    }

    /** What an interpreter of operators takes for calling them. */
    private Optional<String> dispatch() {
        for (Workload large : networks) {
            for (Workload small : networks) {
                Optional<Spread> ofSmall = measurements.of(Peer.PYTORCH.subject(), small.name(), "double", STEP);
                Optional<Spread> ofLarge = measurements.of(Peer.PYTORCH.subject(), large.name(), "double", STEP);
                if (large.widths().size() == small.widths().size()
                        && large.operations() > WORK_GROWS * small.operations()
                        && ofSmall.isPresent()
                        && ofLarge.isPresent()
                        && ofLarge.get().median() < TIME_GROWS * ofSmall.get().median()) {
                    return Optional.of(
                            "**Small networks**: a step of `%s` has %s times the arithmetic of one of `%s` and takes PyTorch %s times as long: what it takes there is the calls of its operators, which a generated step does not have."
                                    .formatted(
                                            large.name(),
                                            Numbers.of(large.operations() / small.operations()),
                                            small.name(),
                                            Numbers.of(ofLarge.get().median()
                                                    / ofSmall.get().median())));
                }
            }
        }
        return Optional.empty();
    }

    /** The share of a step that the units' tanh is, at what an entry of its loop takes. */
    private Optional<String> elementwise() {
        List<String> shares = new ArrayList<>();
        for (Precision precision : Precision.values()) {
            String label = precision.name().toLowerCase(Locale.ROOT);
            Optional<Spread> loop = measurements.of(OURS, "tanh", label, "loop");
            for (Workload workload : networks) {
                Optional<Spread> step = measurements.of(OURS, workload.name(), label, STEP);
                if (workload.isTanh() && loop.isPresent() && step.isPresent()) {
                    double share = loop.get().least()
                            * workload.hiddenUnits()
                            / 1e3
                            / step.get().median();
                    if (share > WORTH_TELLING) {
                        shares.add("%s of `%s` in %s".formatted(Numbers.percent(share), workload.name(), label));
                    }
                }
            }
        }
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of("**`tanh`** of the hidden units, at what an entry takes in its loop: "
                        + String.join(", ", shares)
                        + ". See [elementary functions](decisions/elementary-functions.md).");
    }

    /** Steps that others' kernels do in less time, and what is reached of the multiply-adds there are. */
    private Optional<String> products() {
        List<String> lost = new ArrayList<>();
        for (Workload workload : networks) {
            for (Precision precision : Precision.values()) {
                String label = precision.name().toLowerCase(Locale.ROOT);
                comparison
                        .ratio(workload.name(), label, STEP, Peer.OPENBLAS)
                        .filter(ratio -> ratio < 1)
                        .flatMap(ratio -> roofline.share(workload, label, STEP)
                                .map(share -> "`%s` in %s reaches %s of the roofline where OpenBLAS' products reach %s"
                                        .formatted(
                                                workload.name(),
                                                label,
                                                Numbers.percent(share),
                                                Numbers.percent(share / ratio))))
                        .ifPresent(lost::add);
            }
        }
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of("**Products**, in steps that are lost to native kernels: " + String.join("; ", lost)
                        + ". What keeps C2 from more is told in [products](decisions/products.md).");
    }

    /** Predictions that take nearly as long as it takes to read the weights. */
    private Optional<String> reading() {
        List<String> bound = new ArrayList<>();
        for (Workload workload : networks) {
            for (Precision precision : Precision.values()) {
                String label = precision.name().toLowerCase(Locale.ROOT);
                roofline.share(workload, label, "row")
                        .filter(share -> share > NEAR && roofline.isByReading(workload, label, "row"))
                        .ifPresent(share -> bound.add("`%s` in %s at %s of the bandwidth"
                                .formatted(workload.name(), label, Numbers.percent(share))));
            }
        }
        return bound.isEmpty()
                ? Optional.empty()
                : Optional.of("**One sample** meets each weight once, so that reading them is the bound: "
                        + String.join(", ", bound) + ".");
    }
}
