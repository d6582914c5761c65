package gradwright.processor.simplify;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Soundness;
import gradwright.processor.op.MapOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of rules by which sums are simplified. Nothing else lists the rows; the first one that is about a part of a
 * sum counts.
 */
enum SumRule {
    /** {@code sum((p - [j = label]) x)} is {@code sum(p x) - sum([j = label] x)}: a one-hot that stands alone picks an entry. */
    DISTRIBUTE(Soundness.SOUND, Stage.TERMS) {
        @Override
        Optional<List<PartialSum>> of(PartialSum part, SumSimplifier sum) {
            return part.term()
                    .flatMap(term -> term.factors().stream()
                            .filter(factor -> addsUpOneHot(factor, part.axes()))
                            .findFirst()
                            .map(choosing -> ((Sum) choosing.base())
                                    .terms().stream()
                                            .map(choice ->
                                                    Algebra.multiply(without(choosing, term), Algebra.ofTerm(choice)))
                                            .map(inside -> new PartialSum(part.outside(), inside, part.axes()))
                                            .toList()));
        }
    },
    /** {@code sum(x + y)} is {@code sum(x) + sum(y)}. */
    SPLIT(Soundness.SOUND, Stage.TERMS) {
        @Override
        Optional<List<PartialSum>> of(PartialSum part, SumSimplifier sum) {
            List<Term> terms = Algebra.asTerms(part.inside());
            return terms.size() > 1
                    ? Optional.of(terms.stream()
                            .map(term -> new PartialSum(part.outside(), Algebra.ofTerm(term), part.axes()))
                            .toList())
                    : Optional.empty();
        }
    },
    /** {@code sum(u x)} is {@code u sum(x)} where u does not vary. */
    HOIST(Soundness.SOUND, Stage.TERMS) {
        @Override
        Optional<List<PartialSum>> of(PartialSum part, SumSimplifier sum) {
            List<Expr> fixed = new ArrayList<>(List.of(part.outside()));
            List<Expr> varying = new ArrayList<>();
            Term term = Algebra.asTerm(part.inside());
            fixed.add(Algebra.constant(term.coefficient()));
            for (Factor factor : term.factors()) {
                boolean varies = part.axes().stream().anyMatch(factor.base()::variesAlong);
                (varies ? varying : fixed).add(Algebra.power(factor.base(), factor.exponent()));
            }
            return term.coefficient().equals(Rational.ONE)
                            && varying.size() == term.factors().size()
                    ? Optional.empty()
                    : Optional.of(
                            List.of(new PartialSum(Algebra.product(fixed), Algebra.product(varying), part.axes())));
        }
    },
    /** {@code sum over j of [j = label] x_j} is {@code x_label}. */
    ONE_HOT(Soundness.SOUND, Stage.TERMS) {
        @Override
        Optional<List<PartialSum>> of(PartialSum part, SumSimplifier sum) {
            return part.withoutAxis((axis, factor, others) -> factor.exponent() > 0
                            && MapOperation.oneHotAxis(factor.base()).equals(Optional.of(axis))
                            && ((Apply) factor.base()).arguments().get(1) instanceof Leaf label
                            && label.value().type() == ElementType.INTEGER
                    ? Optional.of(others.rewrite(expr -> sum.at(expr, axis, label.value())))
                    : Optional.empty());
        }
    },
    /** {@code sum over j of p_j x} is {@code x} where the p sum to one, as those of a softmax do, and x does not vary. */
    SUMS_TO_ONE(Soundness.SOUND, Stage.TERMS) {
        @Override
        Optional<List<PartialSum>> of(PartialSum part, SumSimplifier sum) {
            return part.withoutAxis((axis, factor, others) -> factor.exponent() == 1
                            && factor.base() instanceof Leaf leaf
                            && leaf.value().facts().sumToOne().contains(axis)
                            && !others.variesAlong(axis)
                    ? Optional.of(others)
                    : Optional.empty());
        }
    },
    /** {@code sum(c x)} is {@code c sum(x)}, once what is summed in one pass stands together. */
    COEFFICIENT(Soundness.SOUND, Stage.WHOLE) {
        @Override
        Optional<List<PartialSum>> of(PartialSum part, SumSimplifier sum) {
            Term term = Algebra.asTerm(part.inside());
            Expr rest = Algebra.ofTerm(new Term(Rational.ONE, term.factors()));
            Expr outside = Algebra.multiply(part.outside(), Algebra.constant(term.coefficient()));
            return term.coefficient().equals(Rational.ONE)
                    ? Optional.empty()
                    : Optional.of(List.of(new PartialSum(outside, rest, part.axes())));
        }
    },
    /** {@code sum over j of x} is x times the number of j where x does not vary along j. */
    COUNT(Soundness.SOUND, Stage.WHOLE) {
        @Override
        Optional<List<PartialSum>> of(PartialSum part, SumSimplifier sum) {
            return part.axes().stream()
                    .filter(axis -> !part.inside().variesAlong(axis))
                    .findFirst()
                    .map(axis -> List.of(new PartialSum(
                            Algebra.multiply(part.outside(), Algebra.size(axis)),
                            part.inside(),
                            part.axesWithout(axis))));
        }
    };

    /** When a rule is asked. */
    enum Stage {
        /** While a sum falls into its terms. */
        TERMS,
        /** After those that are summed in one pass have been put together. */
        WHOLE
    }

    private final Soundness soundness;
    private final Stage stage;

    SumRule(Soundness soundness, Stage stage) {
        this.soundness = soundness;
        this.stage = stage;
    }

    Soundness soundness() {
        return soundness;
    }

    Stage stage() {
        return stage;
    }

    /** What the part is the sum of instead, if the row is about it. */
    abstract Optional<List<PartialSum>> of(PartialSum part, SumSimplifier sum);

    /** Whether a factor is a sum with a one-hot in it, which picks an entry once it stands alone. */
    private static boolean addsUpOneHot(Factor factor, List<Axis> axes) {
        return factor.exponent() == 1
                && factor.base() instanceof Sum sum
                && sum.terms().size() > 1
                && sum.terms().stream()
                        .flatMap(term -> term.factors().stream())
                        .anyMatch(inner -> MapOperation.oneHotAxis(inner.base())
                                .filter(axes::contains)
                                .isPresent());
    }

    private static Expr without(Factor factor, Term term) {
        List<Factor> others = new ArrayList<>(term.factors());
        others.remove(factor);
        return Algebra.ofTerm(new Term(term.coefficient(), others));
    }
}
