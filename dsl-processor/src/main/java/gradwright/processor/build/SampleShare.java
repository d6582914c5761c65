package gradwright.processor.build;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.List;

/**
 * What each sample adds to a number: its own part of every sum over the samples, and an equal share of what is no such
 * sum. The shares of all samples sum up to the number.
 */
final class SampleShare {

    private final Axis batch;
    private final Values values;

    SampleShare(Axis batch, Values values) {
        this.batch = batch;
        this.values = values;
    }

    /** A sample's share of {@code number}. */
    Expr of(Expr number) {
        List<Expr> shares = new ArrayList<>();
        for (Term term : Algebra.asTerms(number)) {
            shares.add(ofTerm(term));
        }
        return Algebra.sum(shares);
    }

    /** A lone sum over the samples among constants gives up its entry; any other term is shared equally. */
    private Expr ofTerm(Term term) {
        List<Factor> sums = term.factors().stream()
                .filter(factor -> !factor.base().leaves().isEmpty())
                .toList();
        if (sums.size() == 1 && sums.get(0).exponent() == 1 && sums.get(0).base() instanceof Leaf leaf) {
            List<Factor> others = new ArrayList<>(term.factors());
            others.remove(sums.get(0));
            return Algebra.multiply(Algebra.ofTerm(new Term(term.coefficient(), others)), ofValue(leaf.value()));
        }
        if (sums.size() == 1 && sums.get(0).exponent() == 1 && sums.get(0).base() instanceof Expr.Sum sum) {
            List<Factor> others = new ArrayList<>(term.factors());
            others.remove(sums.get(0));
            return Algebra.multiply(Algebra.ofTerm(new Term(term.coefficient(), others)), of(sum));
        }
        return equal(Algebra.ofTerm(term));
    }

    private Expr ofValue(Value value) {
        if (value.operation() instanceof MapOperation map) {
            return of(map.expression());
        }
        boolean isSum = value.operation() instanceof Reduce reduce
                && reduce.kind() == Reduce.Kind.SUM
                && reduce.operand().axes().contains(batch);
        if (!isSum) {
            return equal(new Leaf(value));
        }
        Value entries = ((Reduce) value.operation()).operand();
        if (entries.axes().equals(List.of(batch))) {
            return new Leaf(entries);
        }
        return new Leaf(values.of(new Reduce(Reduce.Kind.SUM, entries), List.of(batch), value.origin()));
    }

    private Expr equal(Expr number) {
        return Algebra.divide(number, Algebra.size(batch));
    }
}
