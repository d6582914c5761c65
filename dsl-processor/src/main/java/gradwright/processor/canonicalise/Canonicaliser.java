package gradwright.processor.canonicalise;

import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rewriter;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Axes;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites formulas as {@linkplain SpelledForm they are written on paper} in primitives, then in {@linkplain StableForm
 * stable forms}, and sums of products over indices as {@linkplain IndexedProduct products of matrices}; a map that changes
 * nothing is its operand, with the same bits.
 */
public final class Canonicaliser {

    private Canonicaliser() {}

    /** The same graph in stable forms. */
    public static Graph canonicalise(Graph graph) {
        Set<Value> results = new HashSet<>(graph.untracedRoots());
        return Rewriter.rewrite(graph, (old, copy, values) -> rewrite(old, results.contains(old), copy, values));
    }

    private static Value rewrite(Value old, boolean isResult, Operation copy, Values values) {
        if (copy instanceof Gather gather && gather.operand().operation() instanceof Axes axes) {
            return Rewriter.keep(old, unrenamed(gather, axes).orElse(gather), values);
        }
        Optional<Operation> product = IndexedProduct.of(old, copy, values);
        if (product.isPresent()) {
            return Rewriter.keep(old, product.get(), values);
        }
        if (!(copy instanceof MapOperation map)) {
            return Rewriter.keep(old, copy, values);
        }
        Origin origin = new Origin.Intermediate(old.origin().layer());
        Expr written = SpelledForm.inPrimitives(map.expression(), origin, values);
        Expr stable = written.rewrite(expr -> stable(expr, old, values));
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

    /** The expression in the first form that applies to it. */
    private static Expr stable(Expr expr, Value map, Values values) {
        for (StableForm form : StableForm.values()) {
            Optional<Expr> known = form.of(expr, map.origin(), values);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return expr;
    }
}
