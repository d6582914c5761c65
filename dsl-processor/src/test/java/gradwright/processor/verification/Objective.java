package gradwright.processor.verification;

import gradwright.Reduction;
import java.util.Optional;

/** The loss of a {@link Chain}; what is left empty is not written in the declaration. */
record Objective(String loss, Optional<Reduction> reduction, Optional<Double> factor) {

    static Objective of(String loss) {
        return new Objective(loss, Optional.empty(), Optional.empty());
    }

    static Objective of(String loss, Reduction reduction) {
        return new Objective(loss, Optional.of(reduction), Optional.empty());
    }

    static Objective of(String loss, Reduction reduction, double factor) {
        return new Objective(loss, Optional.of(reduction), Optional.of(factor));
    }

    boolean takesLabels() {
        return !loss.equals("mse");
    }

    /** What the sum of all its terms is multiplied with. */
    double scale(int samples, int units) {
        Reduction effective = reduction.orElse(takesLabels() ? Reduction.BATCH_MEAN : Reduction.MEAN);
        int divisor = switch (effective) {
            case MEAN -> takesLabels() ? samples : samples * units;
            case BATCH_MEAN -> samples;
            case SUM -> 1;
        };
        return factor.orElse(1.0) / divisor;
    }

    /** The annotation that declares it. */
    String source() {
        return "@Loss(value = \"" + loss + "\""
                + reduction.map(by -> ", reduction = Reduction." + by).orElse("")
                + factor.map(times -> ", factor = " + times).orElse("") + ")";
    }
}
