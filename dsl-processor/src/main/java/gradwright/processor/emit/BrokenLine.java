package gradwright.processor.emit;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import java.util.List;
import java.util.Optional;

/**
 * Two multiples of a number, between which its sign chooses: the larger of both, or the smaller, of which C2 makes vectors.
 * With factors of one sign the bits are the same for every number: rounding keeps the order of both, at 0 and -0 they are the
 * same zero, and NaN and infinities are NaN and infinities in both.
 */
final class BrokenLine {

    /** Factors from 1 / this to this are neither 0 nor infinite in any precision. */
    private static final Rational LARGEST = Rational.of(2).power(100);

    private BrokenLine() {}

    /**
     * The maximum or minimum that a choice is.
     *
     * @param choosers comparisons that all have to hold for {@code then}
     */
    static Optional<Apply> of(List<Expr> choosers, Expr then, Expr otherwise) {
        if (choosers.size() != 1 || !(choosers.get(0) instanceof Apply comparison) || !isOrder(comparison)) {
            return Optional.empty();
        }
        Expr left = comparison.arguments().get(0);
        Expr right = comparison.arguments().get(1);
        return Algebra.isZero(right)
                ? of(left, then, otherwise)
                : Algebra.isZero(left) ? of(right, otherwise, then) : Optional.empty();
    }

    private static boolean isOrder(Apply comparison) {
        return comparison.primitive() == Primitive.GREATER || comparison.primitive() == Primitive.AT_LEAST;
    }

    private static Optional<Apply> of(Expr x, Expr above, Expr below) {
        return slope(above, x)
                .flatMap(right -> slope(below, x)
                        .filter(left -> left.signum() == right.signum())
                        .map(left -> right.compareTo(left) > 0 ? Primitive.MAX : Primitive.MIN)
                        .map(extreme -> new Apply(extreme, List.of(above, below))));
    }

    /** What {@code expr} is in units of {@code x}, if it is a multiple that rounding leaves one. */
    private static Optional<Rational> slope(Expr expr, Expr x) {
        if (expr.equals(x)) {
            return Optional.of(Rational.ONE);
        }
        List<Term> terms = Algebra.asTerms(expr);
        return terms.size() == 1
                        && Algebra.ofTerm(new Term(Rational.ONE, terms.get(0).factors()))
                                .equals(x)
                ? Optional.of(terms.get(0).coefficient()).filter(BrokenLine::isOrdinary)
                : Optional.empty();
    }

    private static boolean isOrdinary(Rational factor) {
        return factor.signum() != 0
                && factor.abs().compareTo(LARGEST) <= 0
                && factor.abs().compareTo(LARGEST.reciprocal()) >= 0;
    }
}
