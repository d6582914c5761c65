package gradwright.processor.canonicalise;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Contract;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Products of matrices that are written with indices: {@code sum(m: A(n, m) * B(m, k))} is {@code A B}, a contraction, so
 * that it is computed, and differentiated, as one. Each term of a sum counts for itself. Along an index m its factors fall
 * into those over m and n and those over m and k; what is over neither stays outside, so that
 * {@code sum(m, j: A(n, m) * B(m, j) * C(j, k))} is two products. A chain of multiply-adds rounds less often than a sum of
 * products.
 *
 * <p>A vector takes part in the place of a matrix where both are there anyway. A factor that chooses, such as
 * {@code [m < n]}, leaves out what it does not choose, which no product does.
 */
final class IndexedProduct {

    /** Factors that are summed over axes. */
    private record Part(Term term, List<Axis> axes) {}

    private final Value sum;
    private final List<Axis> axes;
    private final Values values;
    private final Origin origin;

    private IndexedProduct(Value sum, List<Axis> axes, Values values) {
        this.sum = sum;
        this.axes = axes;
        this.values = values;
        this.origin = new Origin.Intermediate(sum.origin().layer());
    }

    /**
     * What a sum is instead; empty where no term of it is a product of matrices.
     *
     * @param sum the value that stands for it
     */
    static Optional<Operation> of(Value sum, Operation operation, Values values) {
        return operation instanceof Reduce reduce
                        && reduce.kind() == Reduce.Kind.SUM
                        && reduce.operand().operation() instanceof MapOperation map
                ? new IndexedProduct(sum, reduce.operand().axes(), values).of(map.expression())
                : Optional.empty();
    }

    private Optional<Operation> of(Expr summand) {
        List<Axis> summed =
                axes.stream().filter(axis -> !sum.axes().contains(axis)).toList();
        List<Expr> products = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        for (Term term : Algebra.asTerms(summand)) {
            Part part = contracted(new Part(term, summed));
            if (part.axes().equals(summed)) {
                others.add(Algebra.ofTerm(term));
            } else {
                products.add(summed(Algebra.ofTerm(part.term()), part.axes()));
            }
        }
        if (products.isEmpty()) {
            return Optional.empty();
        }
        if (!others.isEmpty()) {
            products.add(summed(Algebra.sum(others), summed));
        }
        Expr whole = Algebra.sum(products);
        return Optional.of(
                whole instanceof Leaf leaf
                                && leaf.value().operation() instanceof Contract contract
                                && leaf.value().axes().size() == sum.axes().size()
                        ? contract
                        : new MapOperation(whole));
    }

    private Expr summed(Expr summand, List<Axis> summed) {
        if (summed.isEmpty()) {
            return summand;
        }
        List<Axis> left = axes.stream()
                .filter(axis -> summed.contains(axis) || sum.axes().contains(axis))
                .toList();
        Value entries = values.of(new MapOperation(summand), left, origin);
        return new Leaf(values.of(new Reduce(Reduce.Kind.SUM, entries), sum.axes(), origin));
    }

    /** The part with products of matrices in the place of their factors, one summed axis after the other. */
    private Part contracted(Part part) {
        for (Axis axis : part.axes()) {
            Optional<Term> term = contracted(part.term(), axis);
            if (term.isPresent()) {
                return contracted(new Part(
                        term.get(),
                        part.axes().stream()
                                .filter(other -> !other.equals(axis))
                                .toList()));
            }
        }
        return part;
    }

    private Optional<Term> contracted(Term term, Axis summed) {
        List<Factor> factors = term.factors().stream()
                .filter(factor -> factor.base().variesAlong(summed))
                .toList();
        List<Axis> sides = axes.stream()
                .filter(axis -> !axis.equals(summed)
                        && factors.stream().anyMatch(factor -> factor.base().variesAlong(axis)))
                .toList();
        if (sides.isEmpty() || factors.stream().anyMatch(factor -> chooses(factor.base()))) {
            return Optional.empty();
        }
        List<Factor> left = factors.stream()
                .filter(factor -> factor.base().variesAlong(sides.get(0)))
                .toList();
        List<Factor> right =
                factors.stream().filter(factor -> !left.contains(factor)).toList();
        return isOfMatrices(sides, left) || isOfVector(sides, left, right)
                ? Optional.of(with(
                        new Contract(
                                stored(left, List.of(sides.get(0), summed)),
                                stored(right, List.of(summed, sides.get(sides.size() - 1))),
                                Optional.empty()),
                        sides,
                        term,
                        factors))
                : Optional.empty();
    }

    private static boolean isOfMatrices(List<Axis> sides, List<Factor> left) {
        return sides.size() == 2
                && left.stream().noneMatch(factor -> factor.base().variesAlong(sides.get(1)));
    }

    /** A vector times what is computed entry by entry is summed where that is computed. */
    private static boolean isOfVector(List<Axis> sides, List<Factor> left, List<Factor> right) {
        return sides.size() == 1 && isThere(left) && isThere(right);
    }

    /** Whether the factors are one array, and nothing that is written out where it is read. */
    private static boolean isThere(List<Factor> factors) {
        return factors.size() == 1
                && factors.get(0).exponent() == 1
                && factors.get(0).base() instanceof Leaf leaf
                && !(leaf.value().operation() instanceof MapOperation);
    }

    /** The term with a product in the place of its factors. */
    private Term with(Contract product, List<Axis> sides, Term term, List<Factor> factors) {
        List<Factor> others = new ArrayList<>(term.factors());
        others.removeAll(factors);
        Expr entry = new Leaf(values.of(product, ordered(sides), origin));
        return Algebra.asTerm(Algebra.multiply(Algebra.ofTerm(new Term(term.coefficient(), others)), entry));
    }

    /** Whether what it is multiplied by is left out where a comparison is false. */
    private static boolean chooses(Expr factor) {
        if (factor instanceof Apply apply) {
            return apply.primitive().isComparison();
        }
        if (factor instanceof Leaf leaf) {
            return leaf.value().operation() instanceof MapOperation map && chooses(map.expression());
        }
        List<Term> terms = Algebra.asTerms(factor);
        return terms.size() == 1
                && terms.get(0).factors().stream()
                        .anyMatch(inner -> !inner.base().equals(factor) && chooses(inner.base()));
    }

    /** The product of factors; itself where it is there. */
    private Value stored(List<Factor> factors, List<Axis> order) {
        Expr product = Algebra.ofTerm(new Term(Rational.ONE, factors));
        return product instanceof Leaf leaf ? leaf.value() : values.of(new MapOperation(product), order, origin);
    }

    /** In the order of the sum's own axes, where it has them. */
    private List<Axis> ordered(List<Axis> sides) {
        return sum.axes().containsAll(sides)
                ? sum.axes().stream().filter(sides::contains).toList()
                : sides;
    }
}
