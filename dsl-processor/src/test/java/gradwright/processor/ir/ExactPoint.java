package gradwright.processor.ir;

import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.SizeOf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A fraction for every leaf, some of them 0: expressions have exact values there. */
final class ExactPoint {

    private final RandomGenerator random;
    private final Map<Expr, Rational> values = new HashMap<>();

    ExactPoint(RandomGenerator random) {
        this.random = random;
    }

    /** The value; empty where something is divided by zero. */
    Optional<Rational> value(Expr expr) {
        if (expr instanceof Constant constant) {
            return Optional.of(constant.value());
        }
        if (expr instanceof Apply apply) {
            return value(apply.arguments().get(0)).map(ExactPoint::standIn);
        }
        if (expr instanceof Sum sum) {
            Optional<Rational> total = Optional.of(Rational.ZERO);
            for (Term term : sum.terms()) {
                Optional<Rational> value = value(term);
                total = total.flatMap(before -> value.map(before::plus));
            }
            return total;
        }
        int smallest = expr instanceof SizeOf ? 1 : -3;
        return Optional.of(values.computeIfAbsent(
                expr,
                leaf -> new Rational(
                        BigInteger.valueOf(random.nextInt(smallest, 4)), BigInteger.valueOf(random.nextInt(1, 3)))));
    }

    private Optional<Rational> value(Term term) {
        Rational product = term.coefficient();
        for (Factor factor : term.factors()) {
            Optional<Rational> base = value(factor.base());
            if (base.isEmpty() || (base.get().signum() == 0 && factor.exponent() < 0)) {
                return Optional.empty();
            }
            product = product.times(base.get().power(factor.exponent()));
        }
        return Optional.of(product);
    }

    /** Any function stands for any primitive, since algebra does not look inside: x / (1 + x x). */
    static Rational standIn(Rational x) {
        return x.times(Rational.ONE.plus(x.times(x)).reciprocal());
    }
}
