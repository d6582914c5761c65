package gradwright.processor.formula;

import gradwright.processor.diag.problem.NumberOutOfRange;
import gradwright.processor.diag.problem.NumberOutOfRange.Reason;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What operators make of their operands, entry by entry; the product of matrices is one of {@link Products}. */
final class Operators {

    /** Higher powers are not written as products. */
    private static final long LARGEST_PRODUCT = 16;

    /** Exact powers of constants end here: far beyond what a double holds. */
    private static final long MOST_BITS = 4_096;

    private final Lowering lowering;

    Operators(Lowering lowering) {
        this.lowering = lowering;
    }

    Operand prefix(Syntax.Prefix prefix) {
        return switch (prefix.operator()) {
            case "-" -> mapped(lowering.numbers(prefix.operand()), Algebra::negate);
            case "+" -> lowering.numbers(prefix.operand());
            case "!" -> {
                Operand operand = lowering.truth(prefix.operand());
                Expr not = Algebra.apply(Primitive.EQUAL, operand.expr(), Algebra.ZERO);
                yield new Operand(Operand.Kind.BOOL, not, operand.axes());
            }
            default -> lowering.lower(prefix.operand());
        };
    }

    private static Operand mapped(Operand operand, UnaryOperator<Expr> function) {
        return new Operand(Operand.Kind.REAL, function.apply(operand.expr()), operand.axes());
    }

    Operand infix(Syntax.Infix infix) {
        String operator = infix.operator();
        if (operator.equals("&&") || operator.equals("||")) {
            return logical(infix, lowering.truth(infix.left()), lowering.truth(infix.right()));
        }
        Operand left = lowering.lower(infix.left());
        Operand right = lowering.lower(infix.right());
        if (operator.equals("==") || operator.equals("!=")) {
            Optional<Operand> ofClasses = classes(infix, left, right);
            if (ofClasses.isPresent()) {
                return ofClasses.get();
            }
        }
        left = lowering.numbers(infix.left(), left);
        right = lowering.numbers(infix.right(), right);
        if (operator.equals("*")) {
            return new Products(lowering).product(infix, left, right);
        }
        Alignment.Pair pair = new Alignment(lowering).align(infix, left, right);
        Expr a = pair.left();
        Expr b = pair.right();
        Operand.Kind kind = isComparison(operator) ? Operand.Kind.BOOL : Operand.Kind.REAL;
        Expr expr = switch (operator) {
            case "+" -> Algebra.sum(List.of(a, b));
            case "-" -> Algebra.subtract(a, b);
            case ".*" -> Algebra.multiply(a, b);
            case "/", "./" -> quotient(infix, a, b);
            case "^", ".^" -> power(infix, a, b);
            case "<" -> Algebra.apply(Primitive.GREATER, b, a);
            case ">" -> Algebra.apply(Primitive.GREATER, a, b);
            case "<=" -> Algebra.apply(Primitive.AT_LEAST, b, a);
            case ">=" -> Algebra.apply(Primitive.AT_LEAST, a, b);
            case "==" -> Algebra.apply(Primitive.EQUAL, a, b);
            case "!=" -> Algebra.apply(Primitive.UNEQUAL, a, b);
            default -> throw new IllegalStateException("no operator " + operator);
        };
        return new Operand(kind, expr, pair.axes());
    }

    /** An index compared with a class: the weight of the class that the index names, or what is left of 1. */
    private Optional<Operand> classes(Syntax.Infix infix, Operand left, Operand right) {
        Operand classes = left.kind() == Operand.Kind.CLASS ? left : right;
        Operand other = left.kind() == Operand.Kind.CLASS ? right : left;
        if (classes.kind() != Operand.Kind.CLASS
                || !classes.isNumber()
                || !(other.expr() instanceof Expr.Index index)) {
            return Optional.empty();
        }
        Axis along = classes.classes().orElseThrow();
        if (!index.axis().size().equals(along.size())) {
            return Optional.empty();
        }
        Expr weight =
                lowering.tensors().renamed(classes, Map.of(along, index.axis())).expr();
        return Optional.of(new Operand(
                Operand.Kind.BOOL,
                infix.operator().equals("==") ? weight : Algebra.subtract(Algebra.ONE, weight),
                List.of()));
    }

    private static boolean isComparison(String operator) {
        return switch (operator) {
            case "<", ">", "<=", ">=", "==", "!=" -> true;
            default -> false;
        };
    }

    /** Both are 0 or 1: their product is their conjunction, and one of them is 1 where their sum is above 0. */
    private Operand logical(Syntax.Infix infix, Operand left, Operand right) {
        Alignment.Pair pair = new Alignment(lowering).align(infix, left, right);
        Expr expr = infix.operator().equals("&&")
                ? Algebra.multiply(pair.left(), pair.right())
                : Algebra.apply(Primitive.GREATER, Algebra.sum(List.of(pair.left(), pair.right())), Algebra.ZERO);
        return new Operand(Operand.Kind.BOOL, expr, pair.axes());
    }

    private Expr quotient(Syntax.Infix infix, Expr numerator, Expr denominator) {
        if (Algebra.isZero(denominator)) {
            throw Rejected.of(new NumberOutOfRange(lowering.excerpt(infix), Reason.DIVIDED_BY_ZERO));
        }
        return Algebra.divide(numerator, denominator);
    }

    /** Whole powers are products, for any sign of the base; the square root is its own primitive. */
    Expr power(Syntax node, Expr base, Expr exponent) {
        if (exponent instanceof Constant constant) {
            Rational value = constant.value();
            if (value.isInteger()
                    && (value.numerator().abs().compareTo(BigInteger.valueOf(LARGEST_PRODUCT)) <= 0
                            || isExact(base, value))) {
                return wholePower(node, base, value.numerator().intValue());
            }
            if (value.equals(Rational.of(0.5))) {
                return Algebra.apply(Primitive.SQRT, base);
            }
        }
        return Algebra.apply(Primitive.POW, base, exponent);
    }

    private static boolean isExact(Expr base, Rational exponent) {
        return base instanceof Constant constant
                && exponent.numerator().bitLength() < 31
                && bits(constant.value()) * exponent.numerator().abs().longValue() <= MOST_BITS;
    }

    private static long bits(Rational value) {
        return Math.max(value.numerator().bitLength(), value.denominator().bitLength());
    }

    private Expr wholePower(Syntax node, Expr base, int exponent) {
        boolean isConstant = base instanceof Constant;
        if (isConstant
                && ((Algebra.isZero(base) && exponent < 0)
                        || bits(((Constant) base).value()) * Math.abs((long) exponent) > MOST_BITS)) {
            throw Rejected.of(new NumberOutOfRange(
                    lowering.excerpt(node), Algebra.isZero(base) ? Reason.DIVIDED_BY_ZERO : Reason.BEYOND_DOUBLE));
        }
        return Algebra.power(base, exponent);
    }
}
