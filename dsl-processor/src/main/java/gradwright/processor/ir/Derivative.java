package gradwright.processor.ir;

import static gradwright.processor.ir.Algebra.ZERO;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.product;
import static gradwright.processor.ir.Algebra.sum;

import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import java.util.ArrayList;
import java.util.List;

/** The symbolic derivative of a scalar expression by one of the values it reads: the chain rule over the tables. */
public final class Derivative {

    private Derivative() {}

    /** d {@code body} / d {@code value}. */
    public static Expr of(Expr body, Value value) {
        if (body instanceof Leaf leaf) {
            return leaf.value() == value ? Algebra.ONE : ZERO;
        }
        if (body instanceof Apply apply) {
            List<Expr> inner = apply.arguments().stream()
                    .map(argument -> of(argument, value))
                    .toList();
            return inner.stream().allMatch(Algebra::isZero)
                    ? ZERO
                    : apply.primitive().chained(apply.arguments(), inner);
        }
        if (body instanceof Sum whole) {
            List<Expr> terms = new ArrayList<>();
            for (Term term : whole.terms()) {
                for (Factor factor : term.factors()) {
                    terms.add(ofFactor(term, factor, value));
                }
            }
            return sum(terms);
        }
        return ZERO;
    }

    private static Expr ofFactor(Term term, Factor factor, Value value) {
        Expr inner = of(factor.base(), value);
        if (Algebra.isZero(inner)) {
            return ZERO;
        }
        List<Expr> product = new ArrayList<>();
        product.add(constant(term.coefficient().times(Rational.of(factor.exponent()))));
        for (Factor other : term.factors()) {
            product.add(
                    other.equals(factor)
                            ? power(factor.base(), factor.exponent() - 1)
                            : power(other.base(), other.exponent()));
        }
        product.add(inner);
        return product(product);
    }
}
