package gradwright.processor.simplify;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Soundness;
import gradwright.processor.op.MapOperation;
import java.util.Optional;

/** The table of factors that make a sum along an axis unnecessary. Nothing else lists the rows. */
enum SummedFactor {
    /** {@code sum over j of [j = label] x_j} is {@code x_label}. */
    ONE_HOT(Soundness.SOUND) {
        @Override
        Optional<Expr> without(Factor factor, Expr others, Axis axis, SumSimplifier sum) {
            return factor.exponent() > 0
                            && MapOperation.oneHotAxis(factor.base()).equals(Optional.of(axis))
                            && ((Apply) factor.base()).arguments().get(1) instanceof Leaf label
                            && label.value().type() == ElementType.INTEGER
                    ? Optional.of(others.rewrite(expr -> sum.at(expr, axis, label.value())))
                    : Optional.empty();
        }
    },
    /** {@code sum over j of p_j x} is {@code x} where the p sum to one, as those of a softmax do, and x does not vary. */
    SUMS_TO_ONE(Soundness.SOUND) {
        @Override
        Optional<Expr> without(Factor factor, Expr others, Axis axis, SumSimplifier sum) {
            return factor.exponent() == 1
                            && factor.base() instanceof Leaf leaf
                            && leaf.value().facts().sumToOne().contains(axis)
                            && !others.variesAlong(axis)
                    ? Optional.of(others)
                    : Optional.empty();
        }
    };

    private final Soundness soundness;

    SummedFactor(Soundness soundness) {
        this.soundness = soundness;
    }

    Soundness soundness() {
        return soundness;
    }

    /** What is left of a term, {@code factor} times {@code others}, summed along the axis, if the row is about it. */
    abstract Optional<Expr> without(Factor factor, Expr others, Axis axis, SumSimplifier sum);
}
