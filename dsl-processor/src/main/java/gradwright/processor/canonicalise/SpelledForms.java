package gradwright.processor.canonicalise;

import static gradwright.processor.ir.Algebra.ONE;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.asTerm;
import static gradwright.processor.ir.Algebra.asTerms;
import static gradwright.processor.ir.Algebra.negate;
import static gradwright.processor.ir.Algebra.subtract;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scalar formulas as they are written on paper, in the primitives that compute them without overflow and without losing
 * digits. Every row is equal over the reals, and its error is no larger.
 */
final class SpelledForms {

    private final Values values;
    private final Origin origin;

    SpelledForms(Values values, Origin origin) {
        this.values = values;
        this.origin = origin;
    }

    /** The expression with every part of it in its stable form, inner parts first. */
    Expr of(Expr expr) {
        Expr inner = expr.mapChildren(this::of);
        if (inner instanceof Apply apply && apply.primitive() == Primitive.LOG) {
            return logarithm(apply.arguments().get(0)).orElse(inner);
        }
        if (inner instanceof Sum sum) {
            return sum.terms().size() == 1
                    ? quotient(sum.terms().get(0))
                    : difference(sum).orElse(inner);
        }
        return inner;
    }

    /** {@code log(1 + exp(x))}, {@code log(sigmoid(x))}, {@code log(1 - sigmoid(x))} and {@code log(1 + x)}. */
    private static Optional<Expr> logarithm(Expr written) {
        Expr argument = definition(written);
        if (argument instanceof Apply apply && apply.primitive() == Primitive.SIGMOID) {
            return Optional.of(apply(Primitive.LOGSIGMOID, apply.arguments()));
        }
        List<Term> terms = asTerms(argument);
        if (terms.size() != 2 || !terms.contains(asTerm(ONE))) {
            return Optional.empty();
        }
        Expr rest = definition(subtract(argument, ONE));
        Optional<Expr> exponent = argument(rest, Primitive.EXP);
        if (exponent.isPresent()) {
            return exponent.map(x -> apply(Primitive.SOFTPLUS, x));
        }
        Optional<Expr> ofSigmoid = argument(definition(negate(rest)), Primitive.SIGMOID);
        return Optional.of(ofSigmoid
                .map(x -> apply(Primitive.LOGSIGMOID, negate(x)))
                .orElseGet(() -> apply(Primitive.LOG1P, rest)));
    }

    /** {@code exp(x) - 1}. */
    private static Optional<Expr> difference(Sum sum) {
        Term one = new Term(Rational.MINUS_ONE, List.of());
        if (sum.terms().size() != 2 || !sum.terms().contains(one)) {
            return Optional.empty();
        }
        return argument(Algebra.sum(List.of(sum, ONE)), Primitive.EXP).map(x -> apply(Primitive.EXPM1, x));
    }

    /** Quotients of exponentials: tanh, sigmoid and softmax. */
    private Expr quotient(Term term) {
        for (Factor divisor : term.factors()) {
            if (divisor.exponent() != -1) {
                continue;
            }
            List<Factor> others = new ArrayList<>(term.factors());
            others.remove(divisor);
            for (Factor factor : others) {
                Optional<Expr> whole = factor.exponent() == 1
                        ? quotient(factor.base(), definition(divisor.base()))
                                .or(() -> softmax(factor.base(), divisor.base()))
                        : Optional.empty();
                if (whole.isPresent()) {
                    others.remove(factor);
                    return product(term, others, whole.get());
                }
            }
            Optional<Expr> exponent = exponentOfOnePlus(definition(divisor.base()));
            if (exponent.isPresent()) {
                return product(term, others, apply(Primitive.SIGMOID, negate(exponent.get())));
            }
        }
        return Algebra.ofTerm(term);
    }

    private static Expr product(Term term, List<Factor> others, Expr instead) {
        return Algebra.multiply(Algebra.ofTerm(new Term(term.coefficient(), others)), instead);
    }

    private static Optional<Expr> quotient(Expr numerator, Expr denominator) {
        Optional<Expr> exponent = exponentOfOnePlus(denominator);
        if (exponent.isPresent() && argument(numerator, Primitive.EXP).equals(exponent)) {
            return exponent.map(x -> apply(Primitive.SIGMOID, x));
        }
        if (exponent.isPresent() && argument(numerator, Primitive.EXPM1).equals(exponent)) {
            return exponent.map(x -> apply(Primitive.TANH, Algebra.multiply(x, Algebra.constant(Rational.of(0.5)))));
        }
        List<Term> above = asTerms(numerator);
        for (Term term : above) {
            Optional<Expr> x = argument(Algebra.ofTerm(term), Primitive.EXP);
            if (x.isPresent()
                    && numerator.equals(hyperbolic(x.get(), -1))
                    && sameSum(denominator, hyperbolic(x.get(), 1))) {
                return x.map(e -> apply(Primitive.TANH, e));
            }
        }
        return Optional.empty();
    }

    /** {@code exp(x) + sign exp(-x)}. */
    private static Expr hyperbolic(Expr x, int sign) {
        return Algebra.sum(List.of(
                apply(Primitive.EXP, x), Algebra.multiply(Algebra.constant(sign), apply(Primitive.EXP, negate(x)))));
    }

    /** Equal but for the order of terms. */
    private static boolean sameSum(Expr a, Expr b) {
        return asTerms(a).size() == asTerms(b).size() && asTerms(a).containsAll(asTerms(b));
    }

    /** x where the expression is {@code 1 + exp(x)}. */
    private static Optional<Expr> exponentOfOnePlus(Expr expr) {
        List<Term> terms = asTerms(expr);
        return terms.size() == 2 && terms.contains(asTerm(ONE))
                ? argument(subtract(expr, ONE), Primitive.EXP)
                : Optional.empty();
    }

    private static Optional<Expr> argument(Expr expr, Primitive primitive) {
        return expr instanceof Apply apply && apply.primitive() == primitive
                ? Optional.of(apply.arguments().get(0))
                : Optional.empty();
    }

    /** {@code exp(z) / sum(exp(z))} along one axis. */
    private Optional<Expr> softmax(Expr numerator, Expr denominator) {
        Optional<Expr> z = argument(definition(numerator), Primitive.EXP);
        boolean isSum = denominator instanceof Leaf leaf
                && leaf.value().operation() instanceof Reduce reduce
                && reduce.kind() == Reduce.Kind.SUM;
        if (z.isEmpty() || !isSum) {
            return Optional.empty();
        }
        Value sum = ((Leaf) denominator).value();
        Value entries = ((Reduce) sum.operation()).operand();
        List<Axis> along = entries.axes().stream()
                .filter(axis -> !sum.axes().contains(axis))
                .toList();
        if (along.size() != 1
                || !argument(definition(new Leaf(entries)), Primitive.EXP).equals(z)) {
            return Optional.empty();
        }
        boolean isStored = z.get() instanceof Leaf leaf && leaf.value().axes().equals(entries.axes());
        Value operand =
                isStored ? ((Leaf) z.get()).value() : values.of(new MapOperation(z.get()), entries.axes(), origin);
        return Optional.of(
                new Leaf(values.of(new Call(Call.Function.SOFTMAX, operand, along.get(0)), entries.axes(), origin)));
    }

    /** What a named value is computed by, entry by entry. */
    private static Expr definition(Expr expr) {
        boolean isNamed = expr instanceof Leaf leaf
                && leaf.value().operation() instanceof MapOperation map
                && !(map.expression() instanceof Constant);
        return isNamed ? definition(((MapOperation) ((Leaf) expr).value().operation()).expression()) : expr;
    }
}
