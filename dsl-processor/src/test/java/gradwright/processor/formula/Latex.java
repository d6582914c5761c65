package gradwright.processor.formula;

import static java.util.stream.Collectors.joining;

import gradwright.processor.ir.Rational;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Formulas as LaTeX: what a page shows of a claim, by the syntax tree that the compiler reads. */
public final class Latex {

    private static final int COMPARISON = 1;
    private static final int SUM = 2;
    private static final int PRODUCT = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    private static final Map<String, String> SYMBOLS = Map.of(
            "loss",
            "L",
            "pi",
            "\\pi",
            "input",
            "\\mathit{input}",
            "targets",
            "\\mathit{targets}",
            "labels",
            "\\mathit{labels}");
    private static final Map<String, String> COMPARISONS =
            Map.of("==", "=", "!=", "\\ne", "<", "<", "<=", "\\le", ">", ">", ">=", "\\ge");
    private static final Set<String> OPERATORS = Set.of("exp", "log", "max", "min", "tanh", "sin", "cos");

    private Latex() {}

    /** A claim or a formula, its bindings first. */
    public static String of(String formula) {
        Syntax.Whole whole = Parser.parse(new FormulaText(formula));
        Stream<String> bindings = whole.bindings().stream().map(Latex::binding);
        Syntax result = whole.result().bare();
        boolean isEquation =
                result instanceof Syntax.Infix infix && infix.operator().equals("==");
        String shown = isEquation
                ? text(((Syntax.Infix) result).left(), SUM) + " = " + text(((Syntax.Infix) result).right(), SUM)
                : text(result, 0);
        return Stream.concat(bindings, Stream.of(shown)).collect(joining(",\\quad "));
    }

    private static String binding(Syntax.Binding binding) {
        String head = binding.head().isEmpty()
                ? ""
                : "_{" + binding.head().stream().map(Latex::name).collect(joining(",")) + "}";
        return name(binding.name()) + head + " = " + text(binding.body(), SUM);
    }

    private static String text(Syntax node, int outer) {
        if (node instanceof Syntax.Literal literal) {
            Rational value = literal.value();
            return value.isInteger() ? value.toString() : Double.toString(value.doubleValue());
        }
        if (node instanceof Syntax.Name name) {
            return name(name);
        }
        if (node instanceof Syntax.Prefix prefix) {
            return switch (prefix.operator()) {
                case "(" -> text(prefix.operand(), outer);
                case "!" -> "\\neg " + text(prefix.operand(), POWER);
                default -> bracket(prefix.operator() + text(prefix.operand(), PRODUCT), PRODUCT, outer);
            };
        }
        if (node instanceof Syntax.Infix infix) {
            return infix(infix, outer);
        }
        if (node instanceof Syntax.Transpose transpose) {
            return base(transpose.operand()) + "^\\top";
        }
        if (node instanceof Syntax.Selection selection) {
            return base(selection.operand()) + indices(selection.selectors());
        }
        return node instanceof Syntax.Binder binder ? binder(binder, outer) : call((Syntax.Call) node, outer);
    }

    private static String infix(Syntax.Infix infix, int outer) {
        String operator = infix.operator();
        Syntax left = infix.left();
        Syntax right = infix.right();
        return switch (operator) {
            case "+" -> bracket(text(left, SUM) + " + " + text(right, SUM), SUM, outer);
            case "-" -> bracket(text(left, SUM) + " - " + text(right, PRODUCT), SUM, outer);
            case "*" -> bracket(text(left, PRODUCT) + " \\, " + text(right, PRODUCT), PRODUCT, outer);
            case ".*" -> bracket(text(left, PRODUCT) + " \\odot " + text(right, PRODUCT), PRODUCT, outer);
            case "/", "./" -> "\\frac{" + text(left, 0) + "}{" + text(right, 0) + "}";
            case "^", ".^" -> base(left) + "^{" + text(right, 0) + "}";
            case "&&" -> bracket(text(left, 0) + " \\wedge " + text(right, 0), COMPARISON, outer);
            case "||" -> bracket(text(left, 0) + " \\vee " + text(right, 0), COMPARISON, outer);
            default -> {
                String compared = text(left, SUM) + " " + COMPARISONS.get(operator) + " " + text(right, SUM);
                yield outer > 0 ? "[" + compared + "]" : compared;
            }
        };
    }

    private static String binder(Syntax.Binder binder, int outer) {
        String over = binder.variables().stream().map(Latex::name).collect(joining(","))
                + binder.condition()
                        .map(condition -> " \\,:\\, " + text(condition, 0))
                        .orElse("");
        String sign = binder.function().name().equals("sum")
                ? "\\sum"
                : "\\" + binder.function().name();
        return bracket(sign + "_{" + over + "} " + text(binder.body(), PRODUCT), PRODUCT, outer);
    }

    private static String call(Syntax.Call call, int outer) {
        String function = call.function().name();
        if (!FunctionTable.isFunction(function)) {
            return base(call.function()) + indices(call.arguments());
        }
        List<String> arguments = call.arguments().stream().map(Latex::index).toList();
        String over = call.dimensions().stream().map(Latex::name).collect(joining(","));
        return switch (function) {
            case "grad", "jacobian" ->
                "\\frac{\\partial " + base(argument(call, 0)) + "}{\\partial " + arguments.get(1) + "}";
            case "sum" ->
                bracket(
                        "\\sum" + (over.isEmpty() ? "" : "_{" + over + "}") + " " + first(call, PRODUCT),
                        PRODUCT,
                        outer);
            case "outer" -> bracket(first(call, POWER) + " \\otimes " + text(argument(call, 1), POWER), PRODUCT, outer);
            case "dot" -> "\\langle " + String.join(", ", arguments) + " \\rangle";
            case "eye" -> "I_{" + arguments.get(0) + "}";
            case "ones" -> "\\mathbf{1}_{" + String.join(" \\times ", arguments) + "}";
            default ->
                (OPERATORS.contains(function) ? "\\" + function : "\\mathrm{" + function + "}")
                        + (over.isEmpty() ? "" : "_{" + over + "}")
                        + "(" + String.join(", ", arguments) + ")";
        };
    }

    private static String first(Syntax.Call call, int outer) {
        return text(argument(call, 0), outer);
    }

    private static Syntax argument(Syntax.Call call, int place) {
        return call.arguments().get(place).from().orElseThrow();
    }

    private static String indices(List<Syntax.Selector> selectors) {
        return selectors.stream().map(Latex::index).collect(joining(",", "_{", "}"));
    }

    private static String index(Syntax.Selector selector) {
        String from = selector.from().map(end -> text(end, 0)).orElse("");
        String to = selector.to().map(end -> text(end, 0)).orElse("");
        return selector.isRange() ? (from + to).isEmpty() ? "\\cdot" : from + ":" + to : from;
    }

    /** A layer's weight, bias and pre-activation carry its name as an index. */
    private static String name(Syntax.Name name) {
        String written = name.name();
        int dot = written.indexOf('.');
        if (dot >= 0) {
            String layer = word(written.substring(0, dot));
            return switch (written.substring(dot + 1)) {
                case "weight" -> "W_{" + layer + "}";
                case "bias" -> "b_{" + layer + "}";
                default -> layer + "^{\\mathrm{pre}}";
            };
        }
        return SYMBOLS.getOrDefault(written, word(written));
    }

    private static String word(String written) {
        return written.length() == 1 ? written : "\\mathit{" + written.replace("_", "\\_") + "}";
    }

    /** What an index or an exponent is set at: one that has its own already is kept together. */
    private static String base(Syntax node) {
        String text = text(node, ATOM);
        boolean isFraction = text.startsWith("\\frac");
        boolean hasOwn = text.contains("_") || text.contains("^");
        boolean isBracketed = text.startsWith("\\left(");
        return isFraction ? "\\left(" + text + "\\right)" : hasOwn && !isBracketed ? "{" + text + "}" : text;
    }

    private static String bracket(String text, int binds, int outer) {
        return binds < outer ? "\\left(" + text + "\\right)" : text;
    }
}
