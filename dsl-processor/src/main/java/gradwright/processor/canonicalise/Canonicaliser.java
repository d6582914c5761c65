package gradwright.processor.canonicalise;

import static gradwright.processor.ir.Algebra.multiply;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rewriter;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Axes;
import gradwright.processor.op.Call;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites a graph to stable forms: {@code log(softmax(z))} is log-softmax, which neither overflows nor loses small
 * probabilities, and a map that changes nothing is its operand. All rows are sound over the reals.
 */
public final class Canonicaliser {

    private Canonicaliser() {}

    /** The same graph in stable forms. */
    public static Graph canonicalise(Graph graph) {
        return Rewriter.rewrite(
                graph, (old, copy, values) -> rewrite(old, graph.untracedRoots().contains(old), copy, values));
    }

    private static Value rewrite(Value old, boolean isResult, Operation copy, Values values) {
        if (copy instanceof Gather gather && gather.operand().operation() instanceof Axes axes) {
            return Rewriter.keep(old, unrenamed(gather, axes).orElse(gather), values);
        }
        if (!(copy instanceof MapOperation map)) {
            return Rewriter.keep(old, copy, values);
        }
        Expr stable = map.expression().rewrite(expr -> stable(expr, old, values));
        // A source cannot stand for itself as a result: the caller's matrix is another one.
        boolean unchanged = stable instanceof Leaf leaf
                && leaf.value().axes().equals(old.axes())
                && !(isResult && leaf.value().operation() instanceof Source);
        return unchanged
                ? values.renamed(((Leaf) stable).value(), old.origin())
                : Rewriter.keep(old, new MapOperation(stable), values);
    }

    /** An entry along an axis that has only been renamed is that entry of the original. */
    private static Optional<Operation> unrenamed(Gather gather, Axes axes) {
        boolean isRenamed = axes.to().equals(List.of(gather.along()))
                && axes.from().size() == 1
                && !gather.index().axes().contains(axes.from().get(0));
        return isRenamed
                ? Optional.of(
                        new Gather(axes.operand(), gather.index(), axes.from().get(0)))
                : Optional.empty();
    }

    private static Expr stable(Expr expr, Value map, Values values) {
        if (expr instanceof Apply apply && apply.primitive() == Primitive.LOG) {
            return logOf(apply.arguments().get(0), expr, map, values);
        }
        if (expr instanceof Apply apply && apply.primitive() == Primitive.XLOGY) {
            Expr log = logOf(apply.arguments().get(1), expr, map, values);
            return log == expr ? expr : multiply(apply.arguments().get(0), log);
        }
        return expr instanceof Sum sum ? binaryCrossEntropy(sum).orElse(expr) : expr;
    }

    /** {@code c (a log(s) + (1 - a) log(1 - s))} with s the sigmoid of z is {@code c (a z - softplus(z))}. */
    private static Optional<Expr> binaryCrossEntropy(Sum sum) {
        List<Term> terms = sum.terms();
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

    /** {@code log(softmax(z))} as log-softmax of z; otherwise {@code unchanged}. */
    private static Expr logOf(Expr argument, Expr unchanged, Value map, Values values) {
        if (argument instanceof Leaf leaf
                && leaf.value().operation() instanceof Call call
                && call.function() == Call.Function.SOFTMAX) {
            Call stable = new Call(Call.Function.LOG_SOFTMAX, call.operand(), call.along());
            return new Leaf(values.of(stable, leaf.value().axes(), map.origin()));
        }
        return unchanged;
    }
}
