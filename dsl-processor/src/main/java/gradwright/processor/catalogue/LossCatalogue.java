package gradwright.processor.catalogue;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Primitive;
import gradwright.processor.op.Call;
import java.util.List;
import java.util.Optional;

/** The losses that a declaration can name. Gradients are derived, never listed. */
public final class LossCatalogue {

    private static final List<Loss> ROWS = List.of(
            new Loss(
                    "mse",
                    Loss.Outputs.NUMBERS,
                    Loss.Terms.OUTPUT,
                    Optional.empty(),
                    (y, t) -> Algebra.power(Algebra.subtract(y, t), 2),
                    Reduction.MEAN),
            new Loss(
                    "cross-entropy",
                    Loss.Outputs.PROBABILITIES,
                    Loss.Terms.SAMPLE,
                    Optional.empty(),
                    (y, t) -> Algebra.negate(Algebra.apply(Primitive.XLOGY, t, y)),
                    Reduction.BATCH_MEAN),
            new Loss(
                    "softmax-cross-entropy",
                    Loss.Outputs.LOGITS,
                    Loss.Terms.SAMPLE,
                    Optional.of(Call.Function.LOG_SOFTMAX),
                    (y, t) -> Algebra.negate(Algebra.multiply(t, y)),
                    Reduction.BATCH_MEAN));

    private LossCatalogue() {}

    /** The names, in the order of the table. */
    public static List<String> names() {
        return ROWS.stream().map(Loss::name).toList();
    }

    public static Optional<Loss> find(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
    }
}
