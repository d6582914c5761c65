package gradwright.processor.simplify;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a sum: {@code outside} times the sum of {@code inside} over the axes. */
record PartialSum(Expr outside, Expr inside, List<Axis> axes) {

    /** What is left of a term, a factor times others, summed along an axis, where that needs no sum. */
    interface Shortcut {
        Optional<Expr> without(Axis axis, Factor factor, Expr others);
    }

    PartialSum {
        axes = List.copyOf(axes);
    }

    List<Axis> axesWithout(Axis axis) {
        return axes.stream().filter(other -> !other.equals(axis)).toList();
    }

    /** What is summed where it is but one term. */
    Optional<Term> term() {
        List<Term> terms = Algebra.asTerms(inside);
        return terms.size() == 1 ? Optional.of(terms.get(0)) : Optional.empty();
    }

    /** The part without the first axis that has a shortcut. */
    Optional<List<PartialSum>> withoutAxis(Shortcut shortcut) {
        Term term = Algebra.asTerm(inside);
        for (Axis axis : axes) {
            for (Factor factor : term.factors()) {
                List<Factor> others = new ArrayList<>(term.factors());
                others.remove(factor);
                Optional<Expr> without =
                        shortcut.without(axis, factor, Algebra.ofTerm(new Term(term.coefficient(), others)));
                if (without.isPresent()) {
                    return Optional.of(List.of(new PartialSum(outside, without.get(), axesWithout(axis))));
                }
            }
        }
        return Optional.empty();
    }
}
