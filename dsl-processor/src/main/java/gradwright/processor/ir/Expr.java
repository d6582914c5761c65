package gradwright.processor.ir;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A scalar expression in normal form: what a {@code Map} computes for one entry of its result. Build it with
 * {@link Algebra}, which keeps the normal form; two expressions that are equal are the same formula. What has others within
 * keeps its hash code, since expressions are looked up at every level of those around them.
 */
public sealed interface Expr {

    /** An exact constant. */
    record Constant(Rational value) implements Expr {}

    /** The entry of a value at the coordinates of the result, an axis that the value lacks being ignored. */
    record Leaf(Value value) implements Expr {}

    /** The coordinate along an axis. */
    record Index(Axis axis) implements Expr {}

    /** The length of an axis. */
    record SizeOf(Axis axis) implements Expr {}

    /** A scalar primitive. */
    final class Apply implements Expr {

        private final Primitive primitive;
        private final List<Expr> arguments;
        private final int hash;

        public Apply(Primitive primitive, List<Expr> arguments) {
            this.primitive = primitive;
            this.arguments = List.copyOf(arguments);
            this.hash = 31 * primitive.hashCode() + this.arguments.hashCode();
        }

        public Primitive primitive() {
            return primitive;
        }

        public List<Expr> arguments() {
            return arguments;
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || (other instanceof Apply apply
                            && hash == apply.hash
                            && primitive == apply.primitive
                            && arguments.equals(apply.arguments));
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            return primitive + arguments.toString();
        }
    }

    /** A sum of terms, or one term that is more than a bare factor. */
    final class Sum implements Expr {

        private final List<Term> terms;
        private final int hash;

        public Sum(List<Term> terms) {
            this.terms = List.copyOf(terms);
            this.hash = this.terms.hashCode();
        }

        public List<Term> terms() {
            return terms;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || (other instanceof Sum sum && hash == sum.hash && terms.equals(sum.terms));
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            return "Sum" + terms;
        }
    }

    /** An exact coefficient times factors. */
    record Term(Rational coefficient, List<Factor> factors) {
        public Term {
            factors = List.copyOf(factors);
        }
    }

    /** A base to a whole exponent other than 0; a negative one divides. */
    record Factor(Expr base, int exponent) {}

    /** The expressions directly inside. */
    default List<Expr> children() {
        if (this instanceof Apply apply) {
            return apply.arguments();
        }
        if (this instanceof Sum sum) {
            List<Expr> bases = new ArrayList<>();
            for (Term term : sum.terms()) {
                for (Factor factor : term.factors()) {
                    bases.add(factor.base());
                }
            }
            return bases;
        }
        return List.of();
    }

    /** This expression with each child replaced, in normal form again; itself where none is. */
    default Expr mapChildren(Function<Expr, Expr> replacement) {
        List<Expr> children = children();
        List<Expr> replaced = children.stream().map(replacement).toList();
        return replaced.equals(children) ? this : withChildren(replaced);
    }

    private Expr withChildren(List<Expr> children) {
        if (this instanceof Apply apply) {
            return Algebra.apply(apply.primitive(), children);
        }
        List<Expr> terms = new ArrayList<>();
        Iterator<Expr> bases = children.iterator();
        for (Term term : ((Sum) this).terms()) {
            List<Expr> factors = new ArrayList<>();
            factors.add(new Constant(term.coefficient()));
            for (Factor factor : term.factors()) {
                factors.add(Algebra.power(bases.next(), factor.exponent()));
            }
            terms.add(Algebra.product(factors));
        }
        return Algebra.sum(terms);
    }

    /** Replaces top down: where {@code replacement} gives another expression, that one is taken as it is. */
    default Expr rewrite(Function<Expr, Expr> replacement) {
        Expr replaced = replacement.apply(this);
        return replaced.equals(this) ? mapChildren(child -> child.rewrite(replacement)) : replaced;
    }

    /** The values read, in order of first appearance. */
    default Set<Value> leaves() {
        Set<Value> leaves = new LinkedHashSet<>();
        collectLeaves(leaves);
        return leaves;
    }

    private void collectLeaves(Set<Value> leaves) {
        if (this instanceof Leaf leaf) {
            leaves.add(leaf.value());
        }
        for (Expr child : children()) {
            child.collectLeaves(leaves);
        }
    }

    /** The axes along which the place itself is read as a number, in order of first appearance. */
    default Set<Axis> indexed() {
        Set<Axis> axes = new LinkedHashSet<>();
        collectIndexed(axes);
        return axes;
    }

    private void collectIndexed(Set<Axis> axes) {
        if (this instanceof Index index) {
            axes.add(index.axis());
        }
        for (Expr child : children()) {
            child.collectIndexed(axes);
        }
    }

    /** Whether the result differs along {@code axis}. */
    default boolean variesAlong(Axis axis) {
        if (this instanceof Leaf leaf) {
            return leaf.value().axes().contains(axis);
        }
        if (this instanceof Index index) {
            return index.axis().equals(axis);
        }
        return children().stream().anyMatch(child -> child.variesAlong(axis));
    }

    /** Whether {@code other} is this expression or a part of it. */
    default boolean contains(Expr other) {
        return equals(other) || children().stream().anyMatch(child -> child.contains(other));
    }

    /** How many nodes the expression has: what inlining is bounded by. */
    default int weight() {
        int weight = 1;
        for (Expr child : children()) {
            weight += child.weight();
        }
        return weight;
    }
}
