package gradwright.processor.ir;

import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.SizeOf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one normal form of scalar arithmetic: a sum of terms, each an exact rational times factors over factors. Like
 * terms are collected and common factors taken out; nothing is distributed over a sum, and only sizes cancel, since
 * {@code x / x} is not 1 where x is 0. A comparison, which is 0 or 1, is its own square.
 */
public final class Algebra {

    public static final Expr ZERO = constant(Rational.ZERO);
    public static final Expr ONE = constant(Rational.ONE);

    private Algebra() {}

    public static Expr constant(Rational value) {
        return new Constant(value);
    }

    public static Expr constant(long value) {
        return new Constant(Rational.of(value));
    }

    /** The length of an axis: a constant where it is known. */
    public static Expr size(Axis axis) {
        return axis.isFixed() ? constant(axis.length()) : new SizeOf(axis);
    }

    public static boolean isZero(Expr expr) {
        return expr.equals(ZERO);
    }

    public static Expr apply(Primitive primitive, List<Expr> arguments) {
        return primitive.simplified(arguments).orElseGet(() -> new Apply(primitive, arguments));
    }

    public static Expr apply(Primitive primitive, Expr... arguments) {
        return apply(primitive, List.of(arguments));
    }

    public static Expr negate(Expr expr) {
        return product(List.of(constant(-1), expr));
    }

    public static Expr subtract(Expr left, Expr right) {
        return sum(List.of(left, negate(right)));
    }

    public static Expr divide(Expr numerator, Expr denominator) {
        return product(List.of(numerator, power(denominator, -1)));
    }

    public static Expr multiply(Expr... factors) {
        return product(List.of(factors));
    }

    public static Expr power(Expr base, int exponent) {
        if (exponent == 1 || (exponent > 1 && isComparison(base))) {
            return base;
        }
        if (exponent == 0) {
            return ONE;
        }
        if (base instanceof Constant constant
                && (exponent > 0 || constant.value().signum() != 0)) {
            return constant(constant.value().power(exponent));
        }
        if (base instanceof Sum sum && sum.terms().size() == 1) {
            Term term = sum.terms().get(0);
            List<Expr> factors = new ArrayList<>();
            factors.add(constant(term.coefficient().power(exponent)));
            for (Factor factor : term.factors()) {
                factors.add(power(factor.base(), factor.exponent() * exponent));
            }
            return product(factors);
        }
        return normal(List.of(new Term(Rational.ONE, List.of(new Factor(base, exponent)))));
    }

    /** The product, its constants and equal factors merged. A structural zero makes the whole product zero. */
    public static Expr product(List<Expr> exprs) {
        Rational coefficient = Rational.ONE;
        List<Factor> factors = new ArrayList<>();
        for (Expr expr : exprs) {
            Term term = asTerm(expr);
            coefficient = coefficient.times(term.coefficient());
            factors.addAll(term.factors());
        }
        if (coefficient.signum() == 0) {
            return ZERO;
        }
        Term term = new Term(coefficient, merged(factors));
        return isSignedSum(term) && coefficient.signum() < 0 ? sum(withSign(term)) : normal(List.of(term));
    }

    /** The sum, like terms collected, common factors and a common coefficient taken out. */
    public static Expr sum(List<Expr> exprs) {
        // Like terms have the same factors in any order; the first one's order is kept.
        Map<Set<Factor>, Term> collected = new LinkedHashMap<>();
        for (Expr expr : exprs) {
            for (Term term : asTerms(expr)) {
                collected.merge(
                        Set.copyOf(term.factors()),
                        term,
                        (a, b) -> new Term(a.coefficient().plus(b.coefficient()), a.factors()));
            }
        }
        List<Term> terms = collected.values().stream()
                .filter(term -> term.coefficient().signum() != 0)
                .toList();
        if (terms.stream().anyMatch(Algebra::isSignedSum)) {
            return sum(terms.stream()
                    .flatMap(term -> isSignedSum(term) ? withSign(term).stream() : Stream.of(ofTerm(term)))
                    .toList());
        }
        if (terms.size() < 2) {
            return normal(terms);
        }
        Optional<Expr> complement = complement(terms);
        if (complement.isPresent()) {
            return complement.get();
        }
        return withoutCommonFactors(positiveFirst(terms));
    }

    /** A constant moves into a lone sum only as a sign, so that {@code -(a - b)} reads {@code b - a}. */
    private static boolean isSignedSum(Term term) {
        return term.coefficient().abs().equals(Rational.ONE)
                && term.factors().size() == 1
                && term.factors().get(0).exponent() == 1
                && term.factors().get(0).base() instanceof Sum;
    }

    private static List<Expr> withSign(Term term) {
        return ((Sum) term.factors().get(0).base())
                .terms().stream()
                        .map(inner -> ofTerm(new Term(inner.coefficient().times(term.coefficient()), inner.factors())))
                        .toList();
    }

    /** {@code 1 - [a = b]} is {@code [a != b]}. */
    private static Optional<Expr> complement(List<Term> terms) {
        if (terms.size() != 2 || !terms.contains(asTerm(ONE))) {
            return Optional.empty();
        }
        Term other = terms.get(terms.get(0).equals(asTerm(ONE)) ? 1 : 0);
        return other.coefficient().equals(Rational.MINUS_ONE)
                        && other.factors().size() == 1
                        && other.factors().get(0).exponent() == 1
                        && other.factors().get(0).base() instanceof Apply apply
                        && apply.primitive() == Primitive.EQUAL
                ? Optional.of(apply(Primitive.UNEQUAL, apply.arguments()))
                : Optional.empty();
    }

    private static Expr withoutCommonFactors(List<Term> terms) {
        List<Factor> common = new ArrayList<>();
        for (Factor factor : terms.get(0).factors()) {
            if (terms.stream().allMatch(term -> term.factors().contains(factor))) {
                common.add(factor);
            }
        }
        Rational coefficient = terms.get(0).coefficient().abs();
        for (Term term : terms) {
            if (!term.coefficient().abs().equals(coefficient)) {
                coefficient = Rational.ONE;
            }
        }
        if (common.isEmpty() && coefficient.equals(Rational.ONE)) {
            return new Sum(terms);
        }
        List<Expr> inner = new ArrayList<>();
        for (Term term : terms) {
            List<Factor> rest = new ArrayList<>(term.factors());
            common.forEach(rest::remove);
            inner.add(normal(List.of(new Term(term.coefficient().times(coefficient.reciprocal()), rest))));
        }
        List<Expr> factors = new ArrayList<>();
        factors.add(constant(coefficient));
        common.forEach(factor -> factors.add(normal(List.of(new Term(Rational.ONE, List.of(factor))))));
        factors.add(sum(inner));
        return product(factors);
    }

    private static List<Term> positiveFirst(List<Term> terms) {
        List<Term> ordered = new ArrayList<>(terms);
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).coefficient().signum() > 0) {
                ordered.add(0, ordered.remove(i));
                break;
            }
        }
        return ordered;
    }

    /** Equal bases merge where both multiply or both divide; only sizes cancel each other. */
    private static List<Factor> merged(List<Factor> factors) {
        List<Factor> merged = new ArrayList<>();
        for (Factor factor : factors) {
            int exponent = factor.exponent();
            int place = merged.size();
            for (int i = 0; i < merged.size(); i++) {
                Factor other = merged.get(i);
                boolean sameSide = other.exponent() > 0 == exponent > 0;
                if (other.base().equals(factor.base()) && (sameSide || factor.base() instanceof SizeOf)) {
                    exponent += other.exponent();
                    merged.remove(i);
                    place = i;
                    break;
                }
            }
            if (exponent != 0) {
                boolean isIdempotent = exponent > 1 && isComparison(factor.base());
                merged.add(place, new Factor(factor.base(), isIdempotent ? 1 : exponent));
            }
        }
        return merged;
    }

    /** Whether the expression is 0 or 1 by a comparison. */
    static boolean isComparison(Expr expr) {
        return expr instanceof Apply apply && apply.primitive().isComparison();
    }

    private static Expr normal(List<Term> terms) {
        if (terms.isEmpty()) {
            return ZERO;
        }
        Term only = terms.get(0);
        if (terms.size() == 1 && only.factors().isEmpty()) {
            return constant(only.coefficient());
        }
        boolean bare = terms.size() == 1
                && only.coefficient().equals(Rational.ONE)
                && only.factors().size() == 1
                && only.factors().get(0).exponent() == 1;
        return bare ? only.factors().get(0).base() : new Sum(terms);
    }

    /** The expression as the terms of a sum. */
    public static List<Term> asTerms(Expr expr) {
        if (expr instanceof Sum sum) {
            return sum.terms();
        }
        return expr.equals(ZERO) ? List.of() : List.of(asTerm(expr));
    }

    /** The expression as one term; a sum of several becomes a factor. */
    public static Term asTerm(Expr expr) {
        if (expr instanceof Constant constant) {
            return new Term(constant.value(), List.of());
        }
        if (expr instanceof Sum sum && sum.terms().size() == 1) {
            return sum.terms().get(0);
        }
        return new Term(Rational.ONE, List.of(new Factor(expr, 1)));
    }

    /** The expression that a term stands for. */
    public static Expr ofTerm(Term term) {
        return normal(List.of(term));
    }
}
