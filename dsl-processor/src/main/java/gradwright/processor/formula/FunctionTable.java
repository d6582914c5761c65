package gradwright.processor.formula;

import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.problem.UnknownFunction;
import gradwright.processor.diag.problem.WrongArguments;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Primitive;
import gradwright.processor.op.Call;
import gradwright.processor.op.Reduce;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions of the language, one row each. */
final class FunctionTable {

    /** What a call means. */
    @FunctionalInterface
    private interface Meaning {
        Operand of(Arguments arguments);
    }

    /**
     * A function.
     *
     * @param least how many arguments it takes at least
     * @param most and at most
     * @param isReduction whether dimensions can follow after {@code ;}
     */
    private record Row(int least, int most, boolean isReduction, Meaning meaning) {}

    private static final Set<String> BINDERS = Set.of("sum", "mean", "prod", "max", "min");

    private static final Map<String, Row> ROWS = rows();

    /** What other languages call them; activations have their own. */
    private static final Map<String, List<String>> OTHER_NAMES = Map.ofEntries(
            Map.entry("sqrt", List.of("root")),
            Map.entry("sign", List.of("sgn", "signum")),
            Map.entry("step", List.of("heaviside")),
            Map.entry("pow", List.of("power")),
            Map.entry("where", List.of("ifelse", "select", "cond", "if")),
            Map.entry("sum", List.of("total", "elementSum", "reduce_sum")),
            Map.entry("mean", List.of("avg", "average", "reduce_mean")),
            Map.entry("prod", List.of("product")),
            Map.entry("max", List.of("maximum", "amax")),
            Map.entry("min", List.of("minimum", "amin")),
            Map.entry("logsumexp", List.of("lse")),
            Map.entry("norm", List.of("l2norm", "normF", "vecnorm")),
            Map.entry("dot", List.of("inner", "vdot")),
            Map.entry("trace", List.of("tr")),
            Map.entry("eye", List.of("identityMatrix")),
            Map.entry("stop", List.of("detach", "stop_gradient", "stopGradient")),
            Map.entry("grad", List.of("gradient", "derivative", "diff")),
            Map.entry("jacobian", List.of("jac", "jacrev", "jacfwd")));

    /** What other languages have a function for, as it is written here. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("log10", "log(x) / log(10)"),
            Map.entry("log2", "log(x) / log(2)"),
            Map.entry("exp2", "2^x"),
            Map.entry("tan", "sin(x) / cos(x)"),
            Map.entry("sinh", "(exp(x) - exp(-x)) / 2"),
            Map.entry("cosh", "(exp(x) + exp(-x)) / 2"),
            Map.entry("reciprocal", "1 / x"),
            Map.entry("transpose", "A'"),
            Map.entry("t", "A'"),
            Map.entry("matmul", "A * B"),
            Map.entry("mmul", "A * B"),
            Map.entry("mult", "A * B"),
            Map.entry("multiply", "A .* B"),
            Map.entry("mul", "A .* B"),
            Map.entry("hadamard", "A .* B"),
            Map.entry("elementmult", "A .* B"),
            Map.entry("divide", "A ./ B"),
            Map.entry("elementdiv", "A ./ B"),
            Map.entry("subtract", "A - B"),
            Map.entry("var", "mean((x - mean(x))^2)"),
            Map.entry("std", "sqrt(mean((x - mean(x))^2))"),
            Map.entry("mse", "mean((y - t)^2)"),
            Map.entry("clip", "min(max(x, 0), 1)"),
            Map.entry("clamp", "min(max(x, 0), 1)"),
            Map.entry("len", "N"),
            Map.entry("numrows", "N"),
            Map.entry("numcols", "M"));

    private FunctionTable() {}

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Primitive primitive : List.of(
                Primitive.EXP,
                Primitive.EXPM1,
                Primitive.LOG,
                Primitive.LOG1P,
                Primitive.SQRT,
                Primitive.SIN,
                Primitive.COS,
                Primitive.TANH,
                Primitive.SIGMOID,
                Primitive.SOFTPLUS,
                Primitive.LOGSIGMOID,
                Primitive.LOGCOSH,
                Primitive.ERF,
                Primitive.ERFC,
                Primitive.ABS,
                Primitive.SIGN)) {
            rows.put(name(primitive), elementwise(primitive));
        }
        rows.put("step", new Row(1, 1, false, a -> a.mapped(x -> Algebra.apply(Primitive.GREATER, x, Algebra.ZERO))));
        rows.put("pow", new Row(2, 2, false, Arguments::power));
        rows.put("xlogy", new Row(2, 2, false, a -> a.joined(Primitive.XLOGY)));
        rows.put("where", new Row(3, 3, false, Arguments::where));
        rows.put("sum", reduction(a -> a.reduced(Reduce.Kind.SUM)));
        rows.put("mean", reduction(Arguments::mean));
        rows.put("prod", reduction(a -> a.reduced(Reduce.Kind.PRODUCT)));
        rows.put("max", new Row(1, 2, true, a -> a.isPair() ? a.joined(Primitive.MAX) : a.reduced(Reduce.Kind.MAX)));
        rows.put("min", new Row(1, 2, true, a -> a.isPair() ? a.joined(Primitive.MIN) : a.least()));
        rows.put("logsumexp", reduction(Arguments::logSumExp));
        rows.put("norm", reduction(Arguments::norm));
        rows.put("softmax", reduction(a -> a.called(Call.Function.SOFTMAX)));
        rows.put("logsoftmax", reduction(a -> a.called(Call.Function.LOG_SOFTMAX)));
        rows.put("dot", new Row(2, 2, false, Arguments::dot));
        rows.put("outer", new Row(2, 2, false, Arguments::outer));
        rows.put("trace", new Row(1, 1, false, Arguments::trace));
        rows.put("diag", new Row(1, 1, false, Arguments::diagonal));
        rows.put("eye", new Row(1, 1, false, Arguments::eye));
        rows.put("ones", new Row(1, 2, false, a -> a.filled(Algebra.ONE)));
        rows.put("zeros", new Row(1, 2, false, a -> a.filled(Algebra.ZERO)));
        rows.put("stop", new Row(1, 1, false, Arguments::stopped));
        rows.put("grad", new Row(2, 2, false, a -> a.derivative(true)));
        rows.put("jacobian", new Row(2, 2, false, a -> a.derivative(false)));
        for (String activation : ActivationCatalogue.names()) {
            ActivationCatalogue.find(activation)
                    .filter(Arguments::isElementwise)
                    .ifPresent(row -> rows.putIfAbsent(
                            activation.replace("-", ""),
                            new Row(1, 1 + row.parameters().size(), false, a -> a.activation(row))));
        }
        return rows;
    }

    private static String name(Primitive primitive) {
        return primitive.name().toLowerCase(Locale.ROOT);
    }

    private static Row elementwise(Primitive primitive) {
        return new Row(1, 1, false, arguments -> arguments.mapped(x -> Algebra.apply(primitive, x)));
    }

    private static Row reduction(Meaning meaning) {
        return new Row(1, 1, true, meaning);
    }

    /** The names, in the order of the table. */
    static List<String> names() {
        return List.copyOf(ROWS.keySet());
    }

    private static Map<String, List<String>> synonyms() {
        Map<String, List<String>> synonyms = new HashMap<>(OTHER_NAMES);
        ActivationCatalogue.synonyms().forEach((name, others) -> synonyms.putIfAbsent(name.replace("-", ""), others));
        return synonyms;
    }

    static boolean isBinder(String name) {
        return BINDERS.contains(name);
    }

    static boolean isFunction(String name) {
        return ROWS.containsKey(name);
    }

    static Operand apply(Lowering lowering, Syntax.Call call) {
        String name = call.function().name();
        Row row = ROWS.get(name);
        if (row == null) {
            throw Rejected.of(new UnknownFunction(
                    lowering.excerpt(call.function()),
                    new UnknownName(name, names(), synonyms()),
                    Optional.ofNullable(SPELLINGS.get(
                            name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)))));
        }
        Arguments arguments = new Arguments(lowering, call);
        int given = call.arguments().size();
        if (given < row.least() || given > row.most()) {
            String expected = row.least() == row.most()
                    ? row.least() + (row.least() == 1 ? " argument" : " arguments")
                    : row.least() + " or " + row.most() + " arguments";
            throw Rejected.of(new WrongArguments(lowering.excerpt(call), name, "takes " + expected + ", not " + given));
        }
        if (!call.dimensions().isEmpty() && (!row.isReduction() || given > 1)) {
            throw Rejected.of(new WrongArguments(
                    lowering.excerpt(call.dimensions().get(0)),
                    name,
                    "reduces nothing, so no dimension can follow `;`"));
        }
        return row.meaning().of(arguments);
    }
}
