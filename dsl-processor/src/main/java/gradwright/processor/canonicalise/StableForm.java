package gradwright.processor.canonicalise;

import static gradwright.processor.ir.Algebra.multiply;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Soundness;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Stop;
import java.util.List;
import java.util.Optional;

/** The table of stable forms: what a scalar expression is written as instead. Nothing else lists the rows. */
enum StableForm {
    /** {@code log(softmax(z))} is log-softmax of z, which neither overflows nor loses small probabilities. */
    LOG_OF_SOFTMAX(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return expr instanceof Apply apply && apply.primitive() == Primitive.LOG
                    ? logOfSoftmax(apply.arguments().get(0), origin, values)
                    : Optional.empty();
        }
    },
    /** {@code a log(softmax(z))}, 0 where a is, is a times log-softmax of z, which is finite. */
    WEIGHTED_LOG_OF_SOFTMAX(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return expr instanceof Apply apply && apply.primitive() == Primitive.XLOGY
                    ? logOfSoftmax(apply.arguments().get(1), origin, values)
                            .map(log -> multiply(apply.arguments().get(0), log))
                    : Optional.empty();
        }
    },
    /** {@code log(sum(exp(z)))} is {@code m + log(sum(exp(z - m)))} with m the largest z, which does not overflow. */
    LOG_OF_SUM_OF_EXP(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return expr instanceof Apply apply
                            && apply.primitive() == Primitive.LOG
                            && apply.arguments().get(0) instanceof Leaf sum
                            && sum.value().operation() instanceof Reduce reduce
                            && reduce.kind() == Reduce.Kind.SUM
                    ? logSumExp(sum.value(), reduce.operand(), origin, values)
                    : Optional.empty();
        }
    },
    /** {@code c (a log(s) + (1 - a) log(1 - s))} with s the sigmoid of z is {@code c (a z - softplus(z))}. */
    BINARY_CROSS_ENTROPY(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return expr instanceof Sum sum ? binaryCrossEntropy(sum.terms()) : Optional.empty();
        }
    };

    private final Soundness soundness;

    StableForm(Soundness soundness) {
        this.soundness = soundness;
    }

    Soundness soundness() {
        return soundness;
    }

    /** What the expression is written as instead, if the row is about it; new values are named {@code origin}. */
    abstract Optional<Expr> of(Expr expr, Origin origin, Values values);

    private static Optional<Expr> logOfSoftmax(Expr argument, Origin origin, Values values) {
        if (argument instanceof Leaf leaf
                && leaf.value().operation() instanceof Call call
                && call.function() == Call.Function.SOFTMAX) {
            Call stable = new Call(Call.Function.LOG_SOFTMAX, call.operand(), call.along());
            return Optional.of(new Leaf(values.of(stable, leaf.value().axes(), origin)));
        }
        return Optional.empty();
    }

    private static Optional<Expr> logSumExp(Value sum, Value terms, Origin origin, Values values) {
        boolean isOfExp = terms.operation() instanceof MapOperation map
                && map.expression() instanceof Apply exp
                && exp.primitive() == Primitive.EXP;
        if (!isOfExp) {
            return Optional.empty();
        }
        Expr z = ((Apply) ((MapOperation) terms.operation()).expression())
                .arguments()
                .get(0);
        // What is stopped is a maximum that was subtracted already.
        if (z.leaves().stream().anyMatch(leaf -> leaf.operation() instanceof Stop)) {
            return Optional.empty();
        }
        Value entries = z instanceof Leaf leaf && leaf.value().axes().equals(terms.axes())
                ? leaf.value()
                : values.of(new MapOperation(z), terms.axes(), origin);
        Value largest = values.of(new Reduce(Reduce.Kind.MAX, entries), sum.axes(), origin);
        Expr stopped = new Leaf(values.of(new Stop(largest), sum.axes(), origin));
        Value shifted = values.of(
                new MapOperation(Algebra.apply(Primitive.EXP, Algebra.subtract(z, stopped))), terms.axes(), origin);
        Expr total = new Leaf(values.of(new Reduce(Reduce.Kind.SUM, shifted), sum.axes(), origin));
        return Optional.of(Algebra.sum(List.of(stopped, Algebra.apply(Primitive.LOG, total))));
    }

    private static Optional<Expr> binaryCrossEntropy(List<Term> terms) {
        if (terms.size() != 2
                || !terms.get(0).coefficient().equals(terms.get(1).coefficient())
                || !(only(terms.get(0)) instanceof Apply first && first.primitive() == Primitive.XLOGY)
                || !(only(terms.get(1)) instanceof Apply second && second.primitive() == Primitive.XLOGY)) {
            return Optional.empty();
        }
        Expr a = first.arguments().get(0);
        Expr s = first.arguments().get(1);
        boolean areComplements = second.arguments().get(0).equals(Algebra.subtract(Algebra.ONE, a))
                && second.arguments().get(1).equals(Algebra.subtract(Algebra.ONE, s));
        if (areComplements
                && s instanceof Leaf leaf
                && leaf.value().operation() instanceof MapOperation map
                && map.expression() instanceof Apply sigmoid
                && sigmoid.primitive() == Primitive.SIGMOID) {
            Expr z = sigmoid.arguments().get(0);
            Expr stable = Algebra.subtract(multiply(a, z), Algebra.apply(Primitive.SOFTPLUS, z));
            return Optional.of(multiply(Algebra.constant(terms.get(0).coefficient()), stable));
        }
        return Optional.empty();
    }

    /** The factor of a term that has but one. */
    private static Expr only(Term term) {
        return term.factors().size() == 1 ? term.factors().get(0).base() : Algebra.ONE;
    }
}
