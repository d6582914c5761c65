package gradwright.processor.emit;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Code.Operator;
import gradwright.processor.ir.ElementType;
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

    private static final String MATH = "java.lang.Math";
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

    /** {@code a b + c}, rounded once. */
    static Code multiplyAdd(Code a, Code b, Code c) {
        return new Code.Call(ELEMENTARY, "fma", List.of(a, b, c));
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
        if (expr instanceof Apply apply && apply.primitive().isComparison()) {
            return new Code.Conditional(condition(apply), literal(Rational.ONE), literal(Rational.ZERO));
        }
        if (expr instanceof Apply apply) {
            return apply.primitive() == Primitive.WHERE ? where(apply) : call(apply);
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

    private Code.Call call(Apply apply) {
        return function(
                apply.primitive(), apply.arguments().stream().map(this::real).toList());
    }

    /** The method that computes a primitive, called. */
    static Code.Call function(Primitive primitive, List<Code> arguments) {
        String function = primitive.name().toLowerCase(Locale.ROOT);
        return switch (primitive) {
            case MAX, MIN, ABS, SQRT -> new Code.Call(MATH, function, arguments);
            case SIGN -> new Code.Call(MATH, "signum", arguments);
            default -> new Code.Call(ELEMENTARY, function, arguments);
        };
    }

    private Code where(Apply apply) {
        Expr chooser = apply.arguments().get(0);
        List<Expr> comparisons = comparisons(chooser);
        Code condition = comparisons.stream()
                .map(comparison -> condition((Apply) comparison))
                .reduce((a, b) -> new Code.Infix(Operator.AND, a, b))
                .orElseGet(() -> new Code.Infix(Operator.UNEQUAL, code(chooser), literal(Rational.ZERO)));
        return choice(
                comparisons.isEmpty() ? List.of(chooser) : comparisons,
                condition,
                apply.arguments().get(1),
                apply.arguments().get(2));
    }

    /**
     * One of two expressions. Where numbers decide, the branch is as good as random, and a processor that guesses it wrong
     * loses more than it takes to compute both, as long as neither calls a function.
     */
    private Code choice(List<Expr> choosers, Code condition, Expr then, Expr otherwise) {
        boolean isPredictable = choosers.stream().noneMatch(Scalars::comparesNumbers);
        return isPredictable || callsFunctions(then) || callsFunctions(otherwise)
                ? new Code.Conditional(condition, code(then), code(otherwise))
                : BrokenLine.of(choosers, then, otherwise)
                        .map(this::call)
                        .orElseGet(() ->
                                new Code.Call(ELEMENTARY, "where", List.of(condition, real(then), real(otherwise))));
    }

    private static boolean comparesNumbers(Expr chooser) {
        return chooser.children().stream().anyMatch(compared -> !isWhole(compared) && !(compared instanceof Constant));
    }

    private static boolean callsFunctions(Expr expr) {
        boolean isCall = expr instanceof Apply apply
                && switch (apply.primitive()) {
                    case MAX, MIN, ABS, SIGN, WHERE -> false;
                    default -> !apply.primitive().isComparison();
                };
        return isCall || expr.children().stream().anyMatch(Scalars::callsFunctions);
    }

    /** The comparison that a chooser is, or those that all have to hold; none where it is something else. */
    private static List<Expr> comparisons(Expr chooser) {
        List<Term> terms = Algebra.asTerms(chooser);
        boolean areComparisons = terms.size() == 1
                && terms.get(0).coefficient().equals(Rational.ONE)
                && terms.get(0).factors().stream()
                        .allMatch(factor -> factor.base() instanceof Apply apply
                                && apply.primitive().isComparison());
        return areComparisons
                ? terms.get(0).factors().stream().map(Factor::base).toList()
                : List.of();
    }

    /** A comparison; a constant is written on the right. */
    private Code condition(Apply comparison) {
        Expr left = comparison.arguments().get(0);
        Expr right = comparison.arguments().get(1);
        boolean isTurned = left instanceof Constant;
        Operator operator = switch (comparison.primitive()) {
            case EQUAL -> Operator.EQUAL;
            case UNEQUAL -> Operator.UNEQUAL;
            case AT_LEAST -> isTurned ? Operator.AT_MOST : Operator.AT_LEAST;
            default -> isTurned ? Operator.LESS : Operator.GREATER;
        };
        Expr first = isTurned ? right : left;
        Expr second = isTurned ? left : right;
        boolean isWhole = isWhole(first) && second instanceof Constant constant && isInt(constant.value());
        return new Code.Infix(
                operator,
                code(first),
                isWhole ? new Code.Literal(((Constant) second).value().toString()) : code(second));
    }

    /** A product; factors that are comparisons choose between the rest and 0. */
    private Code term(Term term) {
        List<Factor> comparisons = term.factors().stream()
                .filter(factor -> factor.base() instanceof Apply apply
                        && apply.primitive().isComparison())
                .toList();
        if (!comparisons.isEmpty()) {
            List<Factor> rest = new ArrayList<>(term.factors());
            rest.removeAll(comparisons);
            Code condition = comparisons.stream()
                    .map(factor -> condition((Apply) factor.base()))
                    .reduce((a, b) -> new Code.Infix(Operator.AND, a, b))
                    .orElseThrow();
            Expr then = Algebra.ofTerm(new Term(term.coefficient(), rest));
            List<Expr> choosers = comparisons.stream().map(Factor::base).toList();
            return choice(choosers, condition, then, new Constant(Rational.ZERO));
        }
        boolean negative = term.coefficient().signum() < 0;
        Rational coefficient = term.coefficient().abs();
        boolean isWritten = isFraction(coefficient, term.factors());
        Rational above = isWritten ? new Rational(coefficient.numerator(), BigInteger.ONE) : coefficient;
        Rational below = isWritten ? new Rational(coefficient.denominator(), BigInteger.ONE) : Rational.ONE;
        Optional<Code> product =
                above.equals(Rational.ONE) && !isWholeQuotient(term) ? Optional.empty() : Optional.of(literal(above));
        Optional<Code> sizes =
                below.equals(Rational.ONE) && divisors(term) < 2 ? Optional.empty() : Optional.of(literal(below));
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

    private static boolean isInt(Rational value) {
        return value.isInteger() && value.numerator().bitLength() < Integer.SIZE;
    }

    /** The expression as a number of the network's precision, also where Java would take it for an int. */
    private Code real(Expr expr) {
        return isWhole(expr) ? times(Optional.of(literal(Rational.ONE)), code(expr)) : code(expr);
    }

    /** Whether Java would multiply or divide ints: what a factor of 1.0 before them prevents. */
    private static boolean isWholeQuotient(Term term) {
        List<Factor> above =
                term.factors().stream().filter(factor -> factor.exponent() > 0).toList();
        int count = above.stream().mapToInt(Factor::exponent).sum();
        boolean isAlone = count == 1 && above.size() == term.factors().size();
        return count > 0 && !isAlone && above.stream().allMatch(factor -> isWhole(factor.base()));
    }

    /** How many sizes divide. */
    private static int divisors(Term term) {
        return term.factors().stream()
                .filter(factor -> factor.base() instanceof SizeOf)
                .mapToInt(factor -> Math.max(0, -factor.exponent()))
                .sum();
    }

    /** Whether the code of an expression is an int: coordinates, sizes, labels and what they add up to. */
    private static boolean isWhole(Expr expr) {
        if (expr instanceof Sum sum) {
            return sum.terms().stream().allMatch(Scalars::isWholeTerm);
        }
        return expr instanceof Index
                || expr instanceof SizeOf
                || (expr instanceof Leaf leaf && leaf.value().type() == ElementType.INTEGER);
    }

    private static boolean isWholeTerm(Term term) {
        return term.coefficient().abs().equals(Rational.ONE)
                && term.factors().size() == 1
                && term.factors().get(0).exponent() == 1
                && isWhole(term.factors().get(0).base());
    }

    /** Whether a coefficient reads best as a division: not where it is a decimal number, unless sizes divide too. */
    private static boolean isFraction(Rational coefficient, List<Factor> factors) {
        return isShort(coefficient) && (divideSizes(factors) || coefficient.isInteger() || !coefficient.isDecimal());
    }

    /** Whether numerator and denominator can be written as they are. */
    static boolean isShort(Rational number) {
        return number.numerator().abs().compareTo(LARGEST_WRITTEN) <= 0
                && number.denominator().compareTo(LARGEST_WRITTEN) <= 0;
    }

    /** Whether there is a size among the denominators. */
    static boolean divideSizes(List<Factor> factors) {
        return factors.stream().anyMatch(factor -> factor.base() instanceof SizeOf && factor.exponent() < 0);
    }

    private static Code times(Optional<Code> left, Code right) {
        return left.<Code>map(code -> new Code.Infix(Operator.TIMES, code, right))
                .orElse(right);
    }

    private static Code size(Axis axis) {
        return new Code.Name(((Size.Symbol) axis.size()).name());
    }

    static Code literal(Rational value) {
        return new Code.Constant(value);
    }
}
