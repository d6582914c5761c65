package gradwright.processor.verification;

import gradwright.Reduction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The loss of a {@link Chain}; what is left empty is not written in the declaration. */
record Objective(String loss, Optional<Reduction> reduction, Optional<Double> factor, Map<String, Double> parameters) {

    static final List<String> LOSSES = List.of(
            "mse",
            "mae",
            "huber",
            "smooth-l1",
            "log-cosh",
            "binary-cross-entropy",
            "sigmoid-binary-cross-entropy",
            "cross-entropy",
            "softmax-cross-entropy",
            "nll",
            "kl-divergence",
            "poisson-nll",
            "gaussian-nll",
            "hinge",
            "squared-hinge",
            "class-hinge",
            "softmax-hinge",
            "cosine",
            "upstream");

    private static final Set<String> OF_CLASSES =
            Set.of("cross-entropy", "softmax-cross-entropy", "nll", "class-hinge", "softmax-hinge");
    private static final Set<String> OF_SAMPLES_ALONE = Set.of("kl-divergence", "cosine");
    private static final Set<String> MARGINS = Set.of("hinge", "squared-hinge", "class-hinge");

    static Objective of(String loss) {
        return new Objective(loss, Optional.empty(), Optional.empty());
    }

    static Objective of(String loss, Reduction reduction) {
        return new Objective(loss, Optional.of(reduction), Optional.empty());
    }

    static Objective of(String loss, Reduction reduction, double factor) {
        return new Objective(loss, Optional.of(reduction), Optional.of(factor));
    }

    /** With the parameters that cannot be left out. */
    Objective(String loss, Optional<Reduction> reduction, Optional<Double> factor) {
        this(loss, reduction, factor, loss.equals("softmax-hinge") ? Map.of("margin", 0.5) : Map.of());
    }

    Objective with(Map<String, Double> otherParameters) {
        return new Objective(loss, reduction, factor, otherParameters);
    }

    /** Some parameters that the loss can have. */
    static List<Map<String, Double>> parametersOf(String loss) {
        return switch (loss) {
            case "huber" -> List.of(Map.of(), Map.of("delta", 0.3));
            case "smooth-l1" -> List.of(Map.of(), Map.of("beta", 0.5));
            case "sigmoid-binary-cross-entropy" -> List.of(Map.of(), Map.of("positiveWeight", 2.5));
            case "softmax-hinge" -> List.of(Map.of("margin", 0.3), Map.of("margin", 1.0), Map.of("margin", 0.0));
            default ->
                MARGINS.contains(loss)
                        ? List.of(Map.of(), Map.of("margin", 0.3), Map.of("margin", 0.0))
                        : List.of(Map.of());
        };
    }

    /** How many outputs each target is compared with. */
    int outputsPerTarget() {
        return loss.equals("gaussian-nll") ? 2 : 1;
    }

    /** The next number of outputs that the loss can have. */
    static int width(String loss, int atLeast) {
        return atLeast + atLeast % of(loss).outputsPerTarget();
    }

    boolean takesLabels() {
        return OF_CLASSES.contains(loss);
    }

    private boolean hasOneTermASample() {
        return takesLabels() || OF_SAMPLES_ALONE.contains(loss);
    }

    /** A parameter as written, else its default. */
    double parameter(String name) {
        return parameters.getOrDefault(name, 1.0);
    }

    /** What the sum of all its terms is multiplied with. */
    double scale(int samples, int units) {
        Reduction effective = reduction.orElse(
                hasOneTermASample() ? Reduction.BATCH_MEAN : loss.equals("upstream") ? Reduction.SUM : Reduction.MEAN);
        int divisor = switch (effective) {
            case MEAN -> hasOneTermASample() ? samples : samples * units;
            case BATCH_MEAN -> samples;
            case SUM -> 1;
        };
        return factor.orElse(1.0) / divisor;
    }

    /** The annotation that declares it. */
    String source() {
        return "@Loss(value = \"" + loss + "\""
                + reduction.map(by -> ", reduction = Reduction." + by).orElse("")
                + factor.map(times -> ", factor = " + times).orElse("")
                + new TreeMap<>(parameters)
                        .entrySet().stream()
                                .map(entry -> ", " + entry.getKey() + " = " + entry.getValue())
                                .collect(Collectors.joining())
                + ")";
    }
}
