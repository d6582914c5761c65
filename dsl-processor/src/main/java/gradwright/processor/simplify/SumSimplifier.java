package gradwright.processor.simplify;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Simplifies the sum of an expression: term by term, what does not vary is taken out of the sum, a one-hot factor picks
 * one entry, and a factor known to sum to one disappears.
 */
final class SumSimplifier {

    /** What stands before a sum, and the axes that are left to sum over. */
    private record Group(Expr outside, List<Axis> axes) {}

    private final Value sum;
    private final List<Axis> operandAxes;
    private final List<Axis> summed;
    private final Values values;
    private final Origin origin;

    SumSimplifier(Value sum, List<Axis> operandAxes, Values values) {
        this.sum = sum;
        this.operandAxes = operandAxes;
        this.summed =
                operandAxes.stream().filter(axis -> !sum.axes().contains(axis)).toList();
        this.values = values;
        this.origin = new Origin.Intermediate(sum.origin().layer());
    }

    Value simplify(Expr summand) {
        Map<Group, List<Expr>> groups = new LinkedHashMap<>();
        collect(Algebra.ONE, summand, groups);
        List<Expr> parts = new ArrayList<>();
        groups.forEach((group, inside) -> {
            // A coefficient that all terms of a group share is outside the sum already.
            parts.add(Algebra.multiply(group.outside(), summed(Algebra.sum(inside), group.axes())));
        });
        Expr whole = Algebra.sum(parts);
        if (whole instanceof Leaf leaf && leaf.value().axes().equals(sum.axes())) {
            return values.renamed(leaf.value(), sum.origin());
        }
        return values.of(new MapOperation(whole), sum.axes(), sum.origin());
    }

    /** Sorts the terms of {@code outside * expr} by what can be taken out of the sum. */
    private void collect(Expr outside, Expr expr, Map<Group, List<Expr>> groups) {
        List<Term> terms = Algebra.asTerms(expr);
        for (Term term : terms) {
            Optional<Factor> choosing =
                    term.factors().stream().filter(this::addsUpOneHot).findFirst();
            if (choosing.isPresent()) {
                distribute(outside, term, choosing.get(), groups);
                continue;
            }
            List<Expr> fixed = new ArrayList<>(List.of(outside));
            List<Expr> varying = new ArrayList<>();
            if (terms.size() == 1) {
                fixed.add(Algebra.constant(term.coefficient()));
            } else {
                varying.add(Algebra.constant(term.coefficient()));
            }
            for (Factor factor : term.factors()) {
                boolean varies = summed.stream().anyMatch(factor.base()::variesAlong);
                (varies ? varying : fixed).add(Algebra.power(factor.base(), factor.exponent()));
            }
            Expr inside = Algebra.product(varying);
            if (terms.size() == 1 && Algebra.asTerms(inside).size() > 1) {
                collect(Algebra.product(fixed), inside, groups);
            } else {
                add(Algebra.product(fixed), inside, groups);
            }
        }
    }

    /** Whether a factor is a sum with a one-hot in it, which picks an entry once it stands alone. */
    private boolean addsUpOneHot(Factor factor) {
        return factor.exponent() == 1
                && factor.base() instanceof Sum sum
                && sum.terms().size() > 1
                && sum.terms().stream()
                        .flatMap(term -> term.factors().stream())
                        .anyMatch(inner -> MapOperation.oneHotAxis(inner.base())
                                .filter(summed::contains)
                                .isPresent());
    }

    private void distribute(Expr outside, Term term, Factor choosing, Map<Group, List<Expr>> groups) {
        List<Factor> others = new ArrayList<>(term.factors());
        others.remove(choosing);
        Expr rest = Algebra.ofTerm(new Term(term.coefficient(), others));
        for (Term choice : ((Sum) choosing.base()).terms()) {
            collect(outside, Algebra.multiply(rest, Algebra.ofTerm(choice)), groups);
        }
    }

    private void add(Expr outside, Expr inside, Map<Group, List<Expr>> groups) {
        List<Axis> axes = new ArrayList<>(summed);
        Expr rest = inside;
        for (Axis axis : summed) {
            Optional<Expr> without = withoutAxis(rest, axis);
            if (without.isPresent()) {
                rest = without.get();
                axes.remove(axis);
            }
        }
        groups.computeIfAbsent(new Group(outside, axes), group -> new ArrayList<>())
                .add(rest);
    }

    /** The term summed along {@code axis}, where that needs no sum. */
    private Optional<Expr> withoutAxis(Expr expr, Axis axis) {
        Term term = Algebra.asTerm(expr);
        for (Factor factor : term.factors()) {
            List<Factor> others = new ArrayList<>(term.factors());
            others.remove(factor);
            Expr rest = Algebra.ofTerm(new Term(term.coefficient(), others));
            for (SummedFactor row : SummedFactor.values()) {
                Optional<Expr> without = row.without(factor, rest, axis, this);
                if (without.isPresent()) {
                    return without;
                }
            }
        }
        return Optional.empty();
    }

    /** A leaf, or an index, taken at {@code label} along {@code axis}. */
    Expr at(Expr expr, Axis axis, Value label) {
        if (expr.equals(new Index(axis))) {
            return new Leaf(label);
        }
        if (expr instanceof Leaf leaf && leaf.value().axes().contains(axis)) {
            List<Axis> axes = operandAxes.stream()
                    .filter(other -> !other.equals(axis)
                            && (leaf.value().axes().contains(other)
                                    || label.axes().contains(other)))
                    .toList();
            return new Leaf(values.of(new Gather(leaf.value(), label, axis), axes, origin));
        }
        return expr;
    }

    private Expr summed(Expr inside, List<Axis> axes) {
        if (Algebra.isZero(inside) || axes.isEmpty()) {
            return inside;
        }
        Term term = Algebra.asTerm(inside);
        if (!term.factors().isEmpty() && !term.coefficient().equals(Rational.ONE)) {
            Expr rest = Algebra.ofTerm(new Term(Rational.ONE, term.factors()));
            return Algebra.multiply(Algebra.constant(term.coefficient()), summed(rest, axes));
        }
        List<Axis> varying = axes.stream().filter(inside::variesAlong).toList();
        Expr times = Algebra.ONE;
        for (Axis axis : axes) {
            if (!varying.contains(axis)) {
                times = Algebra.multiply(times, Algebra.size(axis));
            }
        }
        if (varying.isEmpty()) {
            return Algebra.multiply(times, inside);
        }
        // A sum over the samples that is the same for every unit is still one of each unit: numbers stay in their
        // kernel.
        boolean isOfUnits = !sum.axes().isEmpty()
                && sum.axes().stream().allMatch(Axis::isFixed)
                && sum.axes().stream().noneMatch(inside::variesAlong)
                && !varying.stream().allMatch(Axis::isFixed);
        List<Axis> varied = new ArrayList<>();
        for (Axis axis : operandAxes) {
            if (inside.variesAlong(axis) || (isOfUnits && sum.axes().contains(axis))) {
                varied.add(axis);
            }
        }
        Value operand = inside instanceof Leaf leaf && leaf.value().axes().equals(varied)
                ? leaf.value()
                : values.of(new MapOperation(inside), varied, origin);
        List<Axis> resultAxes =
                varied.stream().filter(axis -> !varying.contains(axis)).toList();
        return Algebra.multiply(times, new Leaf(values.of(new Reduce(Reduce.Kind.SUM, operand), resultAxes, origin)));
    }
}
