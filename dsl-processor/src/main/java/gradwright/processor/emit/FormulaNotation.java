package gradwright.processor.emit;

import static java.util.stream.Collectors.joining;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.SizeOf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Size;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Axes;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Slide;
import gradwright.processor.op.Source;
import gradwright.processor.op.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes values in the formula language, as one would declare them: {@code dW = X' * dY}. What has no name of its own is
 * written out; a product that no matrix notation fits is written with indices.
 */
final class FormulaNotation {

    /** As long as a formula can be that is read at a glance. */
    private static final int LINE = 110;

    private static final int COMPARISON = 1;
    private static final int SUM = 2;
    private static final int PRODUCT = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    private final Function<Value, Optional<String>> names;
    private final Function<Axis, String> variables;
    private final Function<Axis, String> lengths;

    /**
     * @param names what has a name
     * @param variables the index along an axis
     * @param lengths what the length of an axis is called
     */
    FormulaNotation(
            Function<Value, Optional<String>> names, Function<Axis, String> variables, Function<Axis, String> lengths) {
        this.names = names;
        this.variables = variables;
        this.lengths = lengths;
    }

    /** The value's formula, or only its name where that takes more than a line, and its shape. */
    String line(String name, Value value) {
        String equation = equation(name, value);
        return equation.length() <= LINE ? equation : name + ", " + shape(value, lengths);
    }

    /** The value's formula, and its shape. */
    String equation(String name, Value value) {
        return name + " = " + definition(value, 0) + (value.axes().isEmpty() ? "" : ", " + shape(value, lengths));
    }

    /** {@code N x M}; a vector is a column. */
    static String shape(Value value, Function<Axis, String> lengths) {
        String shape = value.axes().stream().map(lengths).collect(joining(" x "));
        return value.axes().size() == 1 ? shape + " x 1" : shape;
    }

    /** A length by its number or its symbol. */
    static String length(Axis axis) {
        return axis.size() instanceof Size.Symbol symbol ? symbol.name() : Integer.toString(axis.length());
    }

    private String definition(Value value, int outer) {
        if (value.operation() instanceof MapOperation map) {
            return text(map.expression(), value.axes(), outer);
        }
        if (value.operation() instanceof Contract contract) {
            return contraction(contract, value, outer);
        }
        if (value.operation() instanceof Reduce reduce) {
            return reduction(reduce, value);
        }
        if (value.operation() instanceof Gather gather) {
            Value operand = gather.operand();
            String at = operand.axes().stream()
                    .map(axis -> axis.equals(gather.along()) ? reference(gather.index(), 0) : ":")
                    .collect(joining(", "));
            return reference(operand, ATOM) + "(" + at + ")";
        }
        if (value.operation() instanceof Call call) {
            String function = call.function() == Call.Function.SOFTMAX ? "softmax" : "logsoftmax";
            String along = value.axes().size() > 1 ? "; " + lengths.apply(call.along()) : "";
            return function + "(" + reference(call.operand(), 0) + along + ")";
        }
        if (value.operation() instanceof Axes axes) {
            return reference(axes.operand(), outer);
        }
        if (value.operation() instanceof Window window) {
            String at = window.operand().axes().stream()
                    .map(axis -> axis.equals(window.along()) ? selector(window.slide()) : ":")
                    .collect(joining(", "));
            return reference(window.operand(), ATOM) + "(" + at + ")";
        }
        if (value.operation() instanceof Source source) {
            return source.name();
        }
        return value.operation().getClass().getSimpleName().toLowerCase(Locale.ROOT)
                + value.operands().stream()
                        .map(operand -> reference(operand, 0))
                        .collect(joining(", ", "(", ")"));
    }

    /** Which entries a slide takes: one, those of a range, or those at a coordinate. */
    private String selector(Slide slide) {
        if (slide.steps().isEmpty()) {
            return Integer.toString(slide.start());
        }
        Slide.Step only = slide.steps().get(0);
        if (slide.steps().size() == 1 && only.stride() == 1 && only.axis().isFixed()) {
            return slide.start() + ":" + (slide.start() + only.axis().length() - 1);
        }
        return slide.steps().stream()
                .map(step -> (step.stride() == 1 ? "" : step.stride() + " * ") + variables.apply(step.axis()))
                .collect(joining(" + ", slide.start() == 0 ? "" : slide.start() + " + ", ""));
    }

    private String reduction(Reduce reduce, Value value) {
        String function = switch (reduce.kind()) {
            case SUM -> "sum";
            case MAX -> "max";
            case PRODUCT -> "prod";
        };
        String over = value.axes().isEmpty()
                ? ""
                : reduce.operand().axes().stream()
                        .filter(axis -> !value.axes().contains(axis))
                        .map(lengths)
                        .collect(joining(", ", "; ", ""));
        return function + "(" + reference(reduce.operand(), 0) + over + ")";
    }

    private String contraction(Contract contract, Value value, int outer) {
        String product = matrixProduct(contract, value)
                .orElseGet(() -> contract.contracted(value.axes()).stream()
                                .map(variables)
                                .collect(joining(", ", "sum(", ": "))
                        + entry(contract.left()) + " * " + entry(contract.right()) + ")");
        return contract.start()
                .map(start -> bracket(product + " + " + reference(start, SUM), SUM, outer))
                .orElse(bracket(product, PRODUCT, outer));
    }

    private String entry(Value value) {
        return reference(value, ATOM)
                + (value.axes().isEmpty()
                        ? ""
                        : value.axes().stream().map(variables).collect(joining(", ", "(", ")")));
    }

    /** The operands in an order, each transposed where it has to be, that make the product a product of matrices. */
    private Optional<String> matrixProduct(Contract contract, Value value) {
        List<Axis> summed = contract.contracted(value.axes());
        if (value.axes().size() > 2) {
            return Optional.empty();
        }
        if (summed.isEmpty()) {
            boolean isOuter = value.axes().size() == 2
                    && contract.left().axes().size() == 1
                    && contract.right().axes().size() == 1
                    && contract.left() != contract.right();
            boolean isInOrder =
                    isOuter && contract.left().axes().get(0).equals(value.axes().get(0));
            return isOuter
                    ? Optional.of("outer("
                            + reference(isInOrder ? contract.left() : contract.right(), 0)
                            + ", "
                            + reference(isInOrder ? contract.right() : contract.left(), 0) + ")")
                    : Optional.empty();
        }
        if (summed.size() != 1) {
            return Optional.empty();
        }
        if (value.axes().isEmpty()) {
            return Optional.of("dot(" + reference(contract.left(), 0) + ", " + reference(contract.right(), 0) + ")");
        }
        Axis first = value.axes().get(0);
        boolean isInOrder = contract.left().axes().contains(first);
        Value left = isInOrder ? contract.left() : contract.right();
        Value right = isInOrder ? contract.right() : contract.left();
        boolean isMatrixTimesVector = value.axes().size() == 1 && left.axes().size() == 2;
        boolean isVectorTimesMatrix = value.axes().size() == 1 && right.axes().size() == 2;
        if (left.axes().contains(first) && right.axes().contains(first)) {
            return Optional.empty();
        }
        boolean isProduct = value.axes().size() == 2
                ? left.axes().size() == 2
                        && right.axes().size() == 2
                        && !left.axes().contains(value.axes().get(1))
                : isMatrixTimesVector != isVectorTimesMatrix;
        if (!isProduct) {
            return Optional.empty();
        }
        return Optional.of(factor(
                        left, left.axes().size() == 2 && left.axes().get(0).equals(summed.get(0)))
                + " * "
                + factor(right, right.axes().size() == 2 && right.axes().get(1).equals(summed.get(0))));
    }

    private String factor(Value value, boolean isTransposed) {
        return isTransposed ? reference(value, ATOM) + "'" : reference(value, PRODUCT);
    }

    /** A value by its name, or written out. */
    private String reference(Value value, int outer) {
        return names.apply(value).orElseGet(() -> definition(value, outer));
    }

    private String text(Expr expr, List<Axis> axes, int outer) {
        if (expr instanceof Constant constant) {
            return number(constant.value(), outer);
        }
        if (expr instanceof Leaf leaf) {
            List<Axis> own = leaf.value().axes();
            boolean isTransposed = own.size() == 2
                    && axes.size() == 2
                    && own.get(0).equals(axes.get(1))
                    && own.get(1).equals(axes.get(0));
            return isTransposed ? reference(leaf.value(), ATOM) + "'" : reference(leaf.value(), outer);
        }
        if (expr instanceof Index index) {
            return variables.apply(index.axis());
        }
        if (expr instanceof SizeOf size) {
            return length(size.axis());
        }
        if (expr instanceof Apply apply) {
            return application(apply, axes, outer);
        }
        List<Term> terms = ((Sum) expr).terms();
        StringBuilder sum = new StringBuilder();
        for (Term term : terms) {
            boolean isNegative = term.coefficient().signum() < 0;
            sum.append(sum.isEmpty() ? (isNegative ? "-" : "") : isNegative ? " - " : " + ");
            sum.append(product(new Term(term.coefficient().abs(), term.factors()), axes));
        }
        boolean isSum = terms.size() > 1 || terms.get(0).coefficient().signum() < 0;
        boolean isPower = !isSum
                && terms.get(0).coefficient().equals(Rational.ONE)
                && terms.get(0).factors().size() == 1
                && terms.get(0).factors().get(0).exponent() > 0;
        return bracket(sum.toString(), isSum ? SUM : isPower ? POWER : PRODUCT, outer);
    }

    private String application(Apply apply, List<Axis> axes, int outer) {
        List<Expr> arguments = apply.arguments();
        String sign = switch (apply.primitive()) {
            case EQUAL -> " == ";
            case UNEQUAL -> " != ";
            case GREATER -> " > ";
            default -> "";
        };
        if (apply.primitive().isComparison()) {
            return bracket(
                    text(arguments.get(0), axes, SUM) + sign + text(arguments.get(1), axes, SUM), COMPARISON, outer);
        }
        return apply.primitive().name().toLowerCase(Locale.ROOT)
                + arguments.stream().map(argument -> text(argument, axes, 0)).collect(joining(", ", "(", ")"));
    }

    private String product(Term term, List<Axis> axes) {
        Rational coefficient = term.coefficient();
        boolean isFraction = Scalars.isShort(coefficient);
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        Rational numerator = isFraction ? Rational.of(coefficient.numerator().longValueExact()) : coefficient;
        if (!numerator.equals(Rational.ONE)) {
            above.add(number(numerator, PRODUCT));
        }
        if (isFraction && !coefficient.isInteger()) {
            below.add(coefficient.denominator().toString());
        }
        boolean isNumber = true;
        StringBuilder product = new StringBuilder(String.join(" * ", above));
        for (Factor factor : term.factors()) {
            int exponent = Math.abs(factor.exponent());
            String base = text(factor.base(), axes, exponent == 1 && factor.exponent() > 0 ? POWER : ATOM);
            String text = exponent == 1 ? base : base + "^" + exponent;
            if (factor.exponent() < 0) {
                below.add(text);
            } else {
                boolean isScalar = axes.stream().noneMatch(factor.base()::variesAlong);
                product.append(product.isEmpty() ? "" : isScalar || isNumber ? " * " : " .* ")
                        .append(text);
                isNumber &= isScalar;
            }
        }
        StringBuilder whole = product.isEmpty() ? new StringBuilder("1") : product;
        below.forEach(divisor -> whole.append(" / ").append(divisor));
        return whole.toString();
    }

    private static String number(Rational value, int outer) {
        boolean isWhole = value.isInteger();
        String text = isWhole || (Scalars.isShort(value) && !value.isDecimal())
                ? value.toString()
                : Double.toString(value.doubleValue());
        return bracket(text, value.signum() < 0 ? SUM : isWhole ? ATOM : PRODUCT, outer);
    }

    private static String bracket(String text, int binds, int outer) {
        return binds < outer ? "(" + text + ")" : text;
    }
}
