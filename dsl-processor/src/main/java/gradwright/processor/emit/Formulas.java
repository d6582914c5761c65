package gradwright.processor.emit;

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
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Samples;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Window;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes values as the formulas one would write on paper: what the comments of the generated code say. */
final class Formulas {

    private static final int SUM = 1;
    /** What stands behind a sum over an axis would be taken for a part of it. */
    private static final int REDUCTION = 2;

    private static final int PRODUCT = 3;
    private static final int ATOM = 4;

    /** As long as a formula can be that is read at a glance. */
    private static final int LONGEST = 200;

    /** More names, numbers and functions than anybody reads in one formula. */
    private static final int MOST_PARTS = 400;

    private static final BigInteger LARGEST_DENOMINATOR = BigInteger.valueOf(8);

    private final Samples samples;
    private final Predicate<Value> isNamed;
    private final Map<Value, Value> functions;
    private final Optional<Value> delta;

    /**
     * Formulas in which {@code delta} is called delta.
     *
     * @param isNamed what is spoken of by its name; everything else is written out
     * @param functions for what has taken the place of a function of a row, that function or its entry
     */
    Formulas(Samples samples, Predicate<Value> isNamed, Map<Value, Value> functions, Optional<Value> delta) {
        this.samples = samples;
        this.isNamed = isNamed;
        this.functions = functions;
        this.delta = delta;
    }

    /** The value's formula: {@code hidden = tanh(input W + b)}; only its name where the formula takes too long. */
    String equation(Value value) {
        String definition = parts(value, new HashMap<>()) > LONGEST ? "" : definition(value);
        return value.origin()
                + (definition.isEmpty() || definition.length() > LONGEST ? "" : " = " + definition)
                + (value.axes().isEmpty() ? "" : ", " + shape(samples, value));
    }

    /** {@code N x 16}; {@code 1 x 16} or {@code 16 x 1} for what has no samples and one axis. */
    static String shape(Samples samples, Value value) {
        List<Axis> axes = value.axes();
        if (axes.size() == 1) {
            Axis only = axes.get(0);
            return only.isFixed() ? samples.shape(1, only.shape()) : samples.shape(only.shape(), 1);
        }
        return axes.isEmpty() ? "1" : axes.stream().map(Axis::shape).collect(Collectors.joining(" x "));
    }

    /** The right side of the value's formula. */
    String definition(Value value) {
        return definition(value, 0);
    }

    /** The same, unless it is so long that nobody would read it. */
    String definitionToRead(Value value) {
        return parts(value, new HashMap<>()) > MOST_PARTS
                ? "a formula of more than " + MOST_PARTS + " parts"
                : definition(value);
    }

    /** How many names, numbers and functions the formula has; those of what it repeats each time that it does. */
    private double parts(Value value, Map<Value, Double> known) {
        Double parts = known.get(value);
        if (parts == null) {
            parts = 1.0;
            if (functions.containsKey(value)) {
                parts = parts(functions.get(value), known);
            } else if (value.operation() instanceof MapOperation map) {
                parts = parts(map.expression(), known);
            } else {
                for (Value operand : value.operands()) {
                    parts += isReferred(operand) ? 1 : parts(operand, known);
                }
            }
            known.put(value, parts);
        }
        return parts;
    }

    private double parts(Expr expr, Map<Value, Double> known) {
        if (expr instanceof Leaf leaf && !isReferred(leaf.value())) {
            return parts(leaf.value(), known);
        }
        double parts = 1;
        for (Expr child : expr.children()) {
            parts += parts(child, known);
        }
        return parts;
    }

    /** What the value is computed by, down to the values that have a name of their own. */
    private String definition(Value value, int outer) {
        if (functions.containsKey(value)) {
            return definition(functions.get(value), outer);
        }
        if (value.operation() instanceof MapOperation map) {
            return text(map.expression(), outer);
        }
        if (value.operation() instanceof Contract contract) {
            return contraction(contract, value, outer);
        }
        if (value.operation() instanceof Reduce reduce) {
            String over = reduce.operand().axes().stream()
                    .filter(axis -> !value.axes().contains(axis))
                    .map(axis -> axis.isFixed() ? "j" : "n")
                    .collect(Collectors.joining(", "));
            String reduced = switch (reduce.kind()) {
                case SUM -> "sum";
                case MAX -> "maximum";
                case PRODUCT -> "product";
            };
            return bracket(reduced + " over " + over + " of " + reference(reduce.operand(), PRODUCT), REDUCTION, outer);
        }
        if (value.operation() instanceof Gather gather) {
            return reference(gather.operand(), ATOM) + "[" + reference(gather.index(), 0) + "]";
        }
        if (value.operation() instanceof Window window && window.isEntry()) {
            return reference(window.operand(), ATOM) + "[" + window.slide().start() + "]";
        }
        if (value.operation() instanceof Window window && window.isSlice()) {
            int start = window.slide().start();
            String shift = start == 0 ? "" : (start > 0 ? " + " : " - ") + Math.abs(start);
            return reference(window.operand(), ATOM) + "[j" + shift + "]";
        }
        if (value.operation() instanceof Call call) {
            String function = call.function().name().toLowerCase(Locale.ROOT).replace("_", "");
            return function + "(" + reference(call.operand(), 0) + ")";
        }
        return value.origin().toString();
    }

    private String contraction(Contract contract, Value value, int outer) {
        String product =
                contract.notation(value.axes(), reference(contract.left(), ATOM), reference(contract.right(), ATOM));
        return contract.start()
                .map(start -> bracket(product + " + " + reference(start, SUM), SUM, outer))
                .orElse(bracket(product, SUM, outer));
    }

    /** How a formula speaks of a value: by its name, or by its formula if it has none or is not kept. */
    private String reference(Value value, int outer) {
        if (delta.equals(Optional.of(value))) {
            return "delta";
        }
        if (!isReferred(value)) {
            return definition(value, outer);
        }
        if (value.origin() instanceof Origin.Declared declared) {
            return switch (declared.part()) {
                case WEIGHT -> "W";
                case BIAS -> "b";
                case LABELS -> "label";
                case SAMPLE_WEIGHTS -> "weight";
                case CLASS_WEIGHTS -> "class weight";
                case TARGETS -> "target";
                case PRE_ACTIVATION, INPUT, OUTPUT, LOSS -> declared.toString();
            };
        }
        if (value.origin() instanceof Origin.Tangent tangent) {
            return bracket("D " + tangentOf(tangent), PRODUCT, outer == PRODUCT ? ATOM : outer);
        }
        return bracket(value.origin().toString(), SUM, outer);
    }

    /** What a tangent is the tangent of. */
    private String tangentOf(Origin.Tangent tangent) {
        if (delta.filter(value -> value.origin().equals(tangent.of())).isPresent()) {
            return "delta";
        }
        if (tangent.of() instanceof Origin.Declared declared) {
            return switch (declared.part()) {
                case WEIGHT -> "W";
                case BIAS -> "b";
                default -> declared.toString();
            };
        }
        return "(" + tangent.of() + ")";
    }

    private String text(Expr expr, int outer) {
        if (expr instanceof Constant constant) {
            return isFraction(constant.value(), List.of()) ? constant.value().toString() : decimal(constant.value());
        }
        if (expr instanceof Leaf leaf) {
            return reference(leaf.value(), outer);
        }
        if (expr instanceof Index) {
            return "j";
        }
        if (expr instanceof SizeOf) {
            return "N";
        }
        if (expr instanceof Apply apply) {
            List<Expr> arguments = apply.arguments();
            if (apply.primitive().isComparison()) {
                String sign = switch (apply.primitive()) {
                    case EQUAL -> " = ";
                    case UNEQUAL -> " != ";
                    case AT_LEAST -> " >= ";
                    default -> " > ";
                };
                return "[" + text(arguments.get(0), 0) + sign + text(arguments.get(1), 0) + "]";
            }
            return apply.primitive().name().toLowerCase(Locale.ROOT)
                    + arguments.stream().map(argument -> text(argument, 0)).collect(Collectors.joining(", ", "(", ")"));
        }
        List<Term> terms = ((Sum) expr).terms();
        StringBuilder sum = new StringBuilder();
        for (Term term : terms) {
            boolean negative = term.coefficient().signum() < 0;
            sum.append(sum.isEmpty() ? (negative ? "-" : "") : negative ? " - " : " + ");
            sum.append(product(new Term(term.coefficient().abs(), term.factors()), isScaledReduction(terms)));
        }
        int binds = terms.size() > 1 ? SUM : isScaledReduction(terms) ? REDUCTION : PRODUCT;
        return bracket(sum.toString(), binds, outer);
    }

    /** Whether it is a sum over an axis times and by numbers and sizes, which then needs no brackets. */
    private boolean isScaledReduction(List<Term> terms) {
        List<Factor> factors = terms.get(0).factors().stream()
                .filter(factor -> !(factor.base() instanceof SizeOf))
                .toList();
        return terms.size() == 1
                && factors.size() == 1
                && factors.get(0).exponent() == 1
                && isReduction(factors.get(0).base());
    }

    private boolean isReduction(Expr expr) {
        if (expr instanceof Leaf leaf && !isReferred(leaf.value())) {
            return leaf.value().operation() instanceof Reduce
                    || (leaf.value().operation() instanceof MapOperation map && isReduction(map.expression()));
        }
        return expr instanceof Sum sum && isScaledReduction(sum.terms());
    }

    /** Whether formulas speak of the value by a name. */
    private boolean isReferred(Value value) {
        return delta.equals(Optional.of(value))
                || (isNamed.test(value) && !(value.origin() instanceof Origin.Intermediate));
    }

    private String product(Term term, boolean isScaledReduction) {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        Rational coefficient = term.coefficient();
        boolean isFraction = isFraction(coefficient, term.factors());
        append(above, isFraction ? coefficient.numerator().toString() : decimal(coefficient), "1");
        append(below, isFraction ? coefficient.denominator().toString() : "1", "1");
        long divisors =
                term.factors().stream().filter(factor -> factor.exponent() < 0).count() + (below.isEmpty() ? 0 : 1);
        for (Factor factor : term.factors()) {
            int exponent = Math.abs(factor.exponent());
            boolean isAlone = factor.exponent() < 0 && divisors == 1;
            int outer = exponent > 1 || isAlone ? ATOM : isScaledReduction ? REDUCTION : PRODUCT;
            String base = text(factor.base(), outer);
            append(factor.exponent() > 0 ? above : below, exponent == 1 ? base : base + "^" + exponent, "");
        }
        String numerator = above.isEmpty() ? "1" : above.toString();
        if (below.isEmpty()) {
            return numerator;
        }
        return numerator + " / " + (divisors == 1 ? below : "(" + below + ")");
    }

    /** Whether a number reads best as a fraction, as x/2 does and 0.2 and 0.01 x do not, unless sizes divide too. */
    private static boolean isFraction(Rational number, List<Factor> factors) {
        boolean isSmall = number.isInteger()
                || (!factors.isEmpty() && number.denominator().compareTo(LARGEST_DENOMINATOR) <= 0);
        return Scalars.isShort(number) && (isSmall || !number.isDecimal() || Scalars.divideSizes(factors));
    }

    private static String decimal(Rational number) {
        return Double.toString(number.doubleValue());
    }

    private static void append(StringBuilder product, String factor, String neutral) {
        if (!factor.equals(neutral)) {
            product.append(product.isEmpty() ? "" : " ").append(factor);
        }
    }

    private static String bracket(String text, int binds, int outer) {
        return binds < outer ? "(" + text + ")" : text;
    }
}
