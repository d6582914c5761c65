package gradwright.processor.emit;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Code.Operator;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.SizeOf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Size;
import gradwright.processor.ir.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns scalar expressions into code, at one place of a loop nest. */
final class Scalars {

    /** How the place reads what expressions are made of. */
    interface Reader {
        Code leaf(Value value);

        Code index(Axis axis);
    }

    /** Numerators and denominators up to this are written as they are, others as one decimal number. */
    private static final BigInteger LARGEST_WRITTEN = BigInteger.valueOf(1_000_000);

    private static final String ELEMENTARY = "gradwright.runtime.generated.Elementary";

    private final Reader reader;
    private final Map<Expr, Code> known = new HashMap<>();

    Scalars(Reader reader) {
        this.reader = reader;
    }

    /** From now on {@code expr} is read as {@code code}. */
    void know(Expr expr, Code code) {
        known.put(expr, code);
    }

    Code code(Expr expr) {
        Code shared = known.get(expr);
        if (shared != null) {
            return shared;
        }
        if (expr instanceof Constant constant) {
            return literal(constant.value());
        }
        if (expr instanceof Leaf leaf) {
            return reader.leaf(leaf.value());
        }
        if (expr instanceof Index index) {
            return reader.index(index.axis());
        }
        if (expr instanceof SizeOf size) {
            return size(size.axis());
        }
        if (expr instanceof Apply apply) {
            return apply.primitive().isComparison()
                    ? new Code.Conditional(condition(apply), literal(Rational.ONE), literal(Rational.ZERO))
                    : call(apply);
        }
        List<Term> terms = ((Sum) expr).terms();
        Code sum = term(terms.get(0));
        for (Term term : terms.subList(1, terms.size())) {
            boolean minus = term.coefficient().signum() < 0;
            Code next = term(minus ? new Term(term.coefficient().negate(), term.factors()) : term);
            sum = new Code.Infix(minus ? Operator.MINUS : Operator.PLUS, sum, next);
        }
        return sum;
    }

    private Code call(Apply apply) {
        List<Code> arguments = apply.arguments().stream().map(this::code).toList();
        boolean isExact = apply.primitive() == Primitive.MAX;
        return new Code.Call(
                isExact ? "java.lang.Math" : ELEMENTARY,
                apply.primitive().name().toLowerCase(Locale.ROOT),
                arguments);
    }

    private Code condition(Apply comparison) {
        Operator operator = comparison.primitive() == Primitive.EQUAL ? Operator.EQUAL : Operator.GREATER;
        return new Code.Infix(
                operator,
                code(comparison.arguments().get(0)),
                code(comparison.arguments().get(1)));
    }

    /** A product; a factor that is a comparison chooses between the rest and 0. */
    private Code term(Term term) {
        for (Factor factor : term.factors()) {
            if (factor.base() instanceof Apply apply && apply.primitive().isComparison()) {
                List<Factor> rest = new ArrayList<>(term.factors());
                rest.remove(factor);
                Code then = code(Algebra.ofTerm(new Term(term.coefficient(), rest)));
                return new Code.Conditional(condition(apply), then, literal(Rational.ZERO));
            }
        }
        boolean negative = term.coefficient().signum() < 0;
        Rational coefficient = term.coefficient().abs();
        boolean isWritten = coefficient.numerator().compareTo(LARGEST_WRITTEN) <= 0
                && coefficient.denominator().compareTo(LARGEST_WRITTEN) <= 0;
        Rational above = isWritten ? new Rational(coefficient.numerator(), BigInteger.ONE) : coefficient;
        Rational below = isWritten ? new Rational(coefficient.denominator(), BigInteger.ONE) : Rational.ONE;
        Optional<Code> product = above.equals(Rational.ONE) ? Optional.empty() : Optional.of(literal(above));
        Optional<Code> sizes = below.equals(Rational.ONE) ? Optional.empty() : Optional.of(literal(below));
        for (Factor factor : term.factors()) {
            for (int i = 0; i < factor.exponent(); i++) {
                product = Optional.of(times(product, code(factor.base())));
            }
            for (int i = 0; i > factor.exponent() && factor.base() instanceof SizeOf; i--) {
                sizes = Optional.of(times(sizes, code(factor.base())));
            }
        }
        Code result = product.orElse(literal(Rational.ONE));
        for (Factor factor : term.factors()) {
            for (int i = 0; i > factor.exponent() && !(factor.base() instanceof SizeOf); i--) {
                result = new Code.Infix(Operator.DIVIDED, result, code(factor.base()));
            }
        }
        if (sizes.isPresent()) {
            result = new Code.Infix(Operator.DIVIDED, result, sizes.get());
        }
        return negative ? new Code.Negated(result) : result;
    }

    private static Code times(Optional<Code> left, Code right) {
        return left.<Code>map(code -> new Code.Infix(Operator.TIMES, code, right))
                .orElse(right);
    }

    private static Code size(Axis axis) {
        return new Code.Name(((Size.Symbol) axis.size()).name());
    }

    static Code literal(Rational value) {
        return new Code.Literal(Double.toString(value.doubleValue()));
    }
}
