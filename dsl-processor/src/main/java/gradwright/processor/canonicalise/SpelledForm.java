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
import gradwright.processor.ir.Soundness;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * The table of formulas as they are written on paper, and of the primitives that compute them without overflow and
 * without losing digits. Nothing else lists the rows; the first one that is about an expression counts.
 */
enum SpelledForm {
    /** {@code log(sigmoid(x))} is log-sigmoid of x. */
    LOG_OF_SIGMOID(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return logged(expr).flatMap(x -> argument(x, Primitive.SIGMOID)).map(x -> apply(Primitive.LOGSIGMOID, x));
        }
    },
    /** {@code log(1 + exp(x))} is softplus of x. */
    LOG_OF_ONE_PLUS_EXP(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return loggedBesideOne(expr)
                    .flatMap(x -> argument(x, Primitive.EXP))
                    .map(x -> apply(Primitive.SOFTPLUS, x));
        }
    },
    /** {@code log(1 - sigmoid(x))} is log-sigmoid of -x. */
    LOG_OF_ONE_LESS_SIGMOID(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return loggedBesideOne(expr)
                    .flatMap(x -> argument(definition(negate(x)), Primitive.SIGMOID))
                    .map(x -> apply(Primitive.LOGSIGMOID, negate(x)));
        }
    },
    /** {@code log(1 + x)} is log1p of x. */
    LOG_OF_ONE_PLUS(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return loggedBesideOne(expr).map(x -> apply(Primitive.LOG1P, x));
        }
    },
    /** {@code exp(x) - 1} is expm1 of x. */
    EXP_LESS_ONE(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            Term minusOne = new Term(Rational.MINUS_ONE, List.of());
            return expr instanceof Sum sum
                            && sum.terms().size() == 2
                            && sum.terms().contains(minusOne)
                    ? argument(Algebra.sum(List.of(sum, ONE)), Primitive.EXP).map(x -> apply(Primitive.EXPM1, x))
                    : Optional.empty();
        }
    },
    /** {@code exp(x) / (1 + exp(x))} is sigmoid of x. */
    EXP_BY_ONE_PLUS_EXP(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return quotient(
                    expr,
                    (numerator, denominator) -> exponentOfOnePlus(denominator)
                            .filter(x -> numerator.equals(apply(Primitive.EXP, x)))
                            .map(x -> apply(Primitive.SIGMOID, x)));
        }
    },
    /** {@code (exp(x) - 1) / (exp(x) + 1)} is tanh of half of x. */
    EXPM1_BY_ONE_PLUS_EXP(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return quotient(
                    expr,
                    (numerator, denominator) -> exponentOfOnePlus(denominator)
                            .filter(x -> numerator.equals(apply(Primitive.EXPM1, x)))
                            .map(x -> apply(Primitive.TANH, Algebra.multiply(x, Algebra.constant(Rational.of(0.5))))));
        }
    },
    /** {@code (exp(x) - exp(-x)) / (exp(x) + exp(-x))} is tanh of x. */
    SINH_BY_COSH(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return quotient(
                    expr,
                    (numerator, denominator) -> asTerms(numerator).stream()
                            .flatMap(term -> argument(Algebra.ofTerm(term), Primitive.EXP).stream())
                            .filter(x -> numerator.equals(hyperbolic(x, Algebra::subtract))
                                    && sameSum(denominator, hyperbolic(x, SpelledForm::plus)))
                            .findFirst()
                            .map(x -> apply(Primitive.TANH, x)));
        }
    },
    /** {@code exp(z) / sum(exp(z))} along one axis is softmax of z. */
    EXP_BY_SUM_OF_EXP(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return quotient(expr, (numerator, denominator) -> softmax(numerator, denominator, origin, values));
        }
    },
    /** {@code 1 / (1 + exp(x))} is sigmoid of -x. */
    ONE_BY_ONE_PLUS_EXP(Soundness.SOUND) {
        @Override
        Optional<Expr> of(Expr expr, Origin origin, Values values) {
            return divided(
                    expr,
                    (divisor, others) -> exponentOfOnePlus(definition(divisor))
                            .map(x -> Algebra.multiply(others, apply(Primitive.SIGMOID, negate(x)))));
        }
    };

    /** What two parts of an expression are written as instead, if that is what a row is about. */
    private interface Parts {
        Optional<Expr> of(Expr first, Expr second);
    }

    private final Soundness soundness;

    SpelledForm(Soundness soundness) {
        this.soundness = soundness;
    }

    Soundness soundness() {
        return soundness;
    }

    /** What the expression is written as instead, if the row is about it; new values are named {@code origin}. */
    abstract Optional<Expr> of(Expr expr, Origin origin, Values values);

    /** The expression with every part of it written in primitives, inner parts first. */
    static Expr inPrimitives(Expr expr, Origin origin, Values values) {
        Expr inner = expr.mapChildren(child -> inPrimitives(child, origin, values));
        return Stream.of(values())
                .flatMap(row -> row.of(inner, origin, values).stream())
                .findFirst()
                .orElse(inner);
    }

    /** What a logarithm is taken of. */
    private static Optional<Expr> logged(Expr expr) {
        return argument(expr, Primitive.LOG).map(SpelledForm::definition);
    }

    /** x where the expression is {@code log(1 + x)}. */
    private static Optional<Expr> loggedBesideOne(Expr expr) {
        return logged(expr).flatMap(SpelledForm::besideOne).map(SpelledForm::definition);
    }

    /** x where the expression is {@code 1 + x}. */
    private static Optional<Expr> besideOne(Expr expr) {
        List<Term> terms = asTerms(expr);
        return terms.size() == 2 && terms.contains(asTerm(ONE)) ? Optional.of(subtract(expr, ONE)) : Optional.empty();
    }

    /** x where the expression is {@code 1 + exp(x)}. */
    private static Optional<Expr> exponentOfOnePlus(Expr expr) {
        return besideOne(expr).flatMap(x -> argument(definition(x), Primitive.EXP));
    }

    /** A product with a divisor, by the divisor and the product of all the rest. */
    private static Optional<Expr> divided(Expr expr, Parts row) {
        return expr instanceof Sum sum && sum.terms().size() == 1
                ? withFactor(sum.terms().get(0), -1, row)
                : Optional.empty();
    }

    /** A product with a divisor, by one of the other factors and the divisor. */
    private static Optional<Expr> quotient(Expr expr, Parts row) {
        return divided(
                expr,
                (divisor, others) -> withFactor(
                        asTerm(others),
                        1,
                        (factor, rest) -> row.of(definition(factor), definition(divisor))
                                .map(whole -> Algebra.multiply(rest, whole))));
    }

    /** The first factor of that exponent, beside the rest of the term, that the row is about. */
    private static Optional<Expr> withFactor(Term term, int exponent, Parts row) {
        return term.factors().stream()
                .filter(factor -> factor.exponent() == exponent)
                .flatMap(factor -> row.of(factor.base(), without(factor, term)).stream())
                .findFirst();
    }

    private static Expr without(Factor factor, Term term) {
        List<Factor> others = new ArrayList<>(term.factors());
        others.remove(factor);
        return Algebra.ofTerm(new Term(term.coefficient(), others));
    }

    private static Expr plus(Expr a, Expr b) {
        return Algebra.sum(List.of(a, b));
    }

    /** {@code exp(x)} and {@code exp(-x)}, joined. */
    private static Expr hyperbolic(Expr x, BinaryOperator<Expr> joined) {
        return joined.apply(apply(Primitive.EXP, x), apply(Primitive.EXP, negate(x)));
    }

    /** Equal but for the order of terms. */
    private static boolean sameSum(Expr a, Expr b) {
        return asTerms(a).size() == asTerms(b).size() && asTerms(a).containsAll(asTerms(b));
    }

    private static Optional<Expr> argument(Expr expr, Primitive primitive) {
        return expr instanceof Apply apply && apply.primitive() == primitive
                ? Optional.of(apply.arguments().get(0))
                : Optional.empty();
    }

    private static Optional<Expr> softmax(Expr numerator, Expr denominator, Origin origin, Values values) {
        Optional<Expr> z = argument(numerator, Primitive.EXP);
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
