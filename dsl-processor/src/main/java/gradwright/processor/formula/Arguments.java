package gradwright.processor.formula;

import gradwright.processor.catalogue.Activation;
import gradwright.processor.catalogue.Parameter;
import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.problem.AmbiguousDimension;
import gradwright.processor.diag.problem.NoSuchDerivative;
import gradwright.processor.diag.problem.NothingToReduce;
import gradwright.processor.diag.problem.SoftmaxWithoutDimension;
import gradwright.processor.diag.problem.TooManyDimensions;
import gradwright.processor.diag.problem.UnknownDimension;
import gradwright.processor.diag.problem.WrongArguments;
import gradwright.processor.diag.problem.WrongOperandShape;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import gradwright.processor.op.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The arguments of one call, and what the functions make of them. */
final class Arguments {

    private final Lowering lowering;
    private final Tensors tensors;
    private final Syntax.Call call;
    private final List<Syntax> nodes;
    private final Map<Integer, Operand> operands = new HashMap<>();

    Arguments(Lowering lowering, Syntax.Call call) {
        this.lowering = lowering;
        this.tensors = lowering.tensors();
        this.call = call;
        this.nodes = call.arguments().stream().map(this::argument).toList();
    }

    private Syntax argument(Syntax.Selector selector) {
        if (selector.isRange()) {
            throw wrong(lowering.formula().excerpt(selector.span()), "takes no range");
        }
        return selector.from().orElseThrow();
    }

    private Rejected wrong(FormulaExcerpt excerpt, String what) {
        return Rejected.of(new WrongArguments(excerpt, name(), what));
    }

    private String name() {
        return call.function().name();
    }

    boolean isPair() {
        return nodes.size() == 2;
    }

    /** Read once: arguments within arguments would be read twice as often on every level. */
    private Operand operand(int place) {
        Operand known = operands.get(place);
        if (known == null) {
            known = lowering.numbers(nodes.get(place));
            operands.put(place, known);
        }
        return known;
    }

    // ---- entry by entry

    Operand mapped(UnaryOperator<Expr> function) {
        return real(function.apply(operand(0).expr()), operand(0).axes());
    }

    private static Operand real(Expr expr, List<Axis> axes) {
        return new Operand(Operand.Kind.REAL, expr, axes);
    }

    /** A primitive of two operands; where it commutes, a constant is its second one. */
    Operand joined(Primitive primitive) {
        Alignment.Pair pair = pair(0, 1);
        boolean isTurned = primitive != Primitive.XLOGY && pair.left() instanceof Constant;
        Expr expr = isTurned
                ? Algebra.apply(primitive, pair.right(), pair.left())
                : Algebra.apply(primitive, pair.left(), pair.right());
        return real(expr, pair.axes());
    }

    private Alignment.Pair pair(int first, int second) {
        return new Alignment(lowering)
                .align(call, nodes.get(first), nodes.get(second), operand(first), operand(second));
    }

    Operand power() {
        Alignment.Pair pair = pair(0, 1);
        return real(new Operators(lowering).power(call, pair.left(), pair.right()), pair.axes());
    }

    Operand where() {
        Operand chooser = lowering.truth(nodes.get(0));
        Alignment.Pair pair = pair(1, 2);
        // The alternatives are brought to the shape of both and of the chooser, one after the other.
        Alignment alignment = new Alignment(lowering);
        Alignment.Pair first =
                alignment.align(call, nodes.get(0), nodes.get(1), chooser, real(pair.left(), pair.axes()));
        Alignment.Pair second =
                alignment.align(call, nodes.get(0), nodes.get(2), chooser, real(pair.right(), pair.axes()));
        return real(Algebra.apply(Primitive.WHERE, first.left(), first.right(), second.right()), first.axes());
    }

    /** An activation of the catalogue, with its parameters in the order of their names. */
    Operand activation(Activation row) {
        Map<String, Rational> parameters = new HashMap<>();
        row.parameters()
                .forEach((name, parameter) -> parameter.value().ifPresent(value -> parameters.put(name, value)));
        List<Map.Entry<String, Parameter>> known = row.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        for (int i = 1; i < nodes.size(); i++) {
            Map.Entry<String, Parameter> parameter = known.get(i - 1);
            Expr value = operand(i).expr();
            if (!(value instanceof Constant constant)
                    || !parameter.getValue().domain().contains(constant.value().doubleValue())) {
                throw wrong(
                        lowering.excerpt(nodes.get(i)),
                        "takes a constant as its " + parameter.getKey()
                                + (value instanceof Constant ? ", and not this one" : ""));
            }
            parameters.put(parameter.getKey(), constant.value());
        }
        Values values = new Values();
        Value x = placeholder(values);
        Expr formula = ((MapOperation) definition(row, x, parameters, values).operation()).expression();
        return mapped(argument -> formula.rewrite(part -> part.equals(new Leaf(x)) ? argument : part));
    }

    static boolean isElementwise(Activation row) {
        Map<String, Rational> parameters = new HashMap<>();
        row.parameters()
                .forEach((name, parameter) -> parameter.value().ifPresent(value -> parameters.put(name, value)));
        Values values = new Values();
        return definition(row, placeholder(values), parameters, values).operation() instanceof MapOperation;
    }

    private static final Axis ONLY = Axis.of("only", 1);
    private static final Origin PLACEHOLDER = new Origin.Intermediate("");

    private static Value placeholder(Values values) {
        return values.of(new Source(Source.Kind.INPUT, "x"), List.of(ONLY), PLACEHOLDER);
    }

    private static Value definition(Activation row, Value x, Map<String, Rational> parameters, Values values) {
        return row.definition().of(x, ONLY, parameters, PLACEHOLDER, values);
    }

    // ---- reductions

    /** The axes that are reduced: those named after {@code ;}, else all. */
    private List<Axis> over(Operand operand) {
        if (operand.isNumber()) {
            throw Rejected.of(new NothingToReduce(lowering.excerpt(call), name(), lowering.text(nodes.get(0))));
        }
        List<Axis> over = new ArrayList<>();
        for (Syntax.Name dimension : call.dimensions()) {
            over.add(axis(operand, dimension));
        }
        return over.isEmpty() ? operand.axes() : over;
    }

    /** The axis of that dimension; which one is meant cannot be said where there are two. */
    private Axis axis(Operand operand, Syntax.Name dimension) {
        List<Axis> axes = operand.axes().stream()
                .filter(axis -> tensors.isDimension(dimension.name())
                        && tensors.dimension(axis).equals(tensors.dimension(dimension.name())))
                .toList();
        if (axes.size() > 1) {
            throw Rejected.of(new AmbiguousDimension(
                    lowering.excerpt(dimension), name(), dimension.name(), tensors.shape(operand)));
        }
        if (axes.isEmpty()) {
            List<String> known =
                    tensors.dimensions(operand).stream().map(Dimension::name).toList();
            throw Rejected.of(new UnknownDimension(
                    lowering.excerpt(dimension),
                    lowering.text(nodes.get(0)),
                    tensors.shape(operand),
                    new UnknownName(dimension.name(), known)));
        }
        return axes.get(0);
    }

    Operand reduced(Reduce.Kind kind) {
        Operand operand = operand(0);
        return tensors.reduced(kind, operand, over(operand));
    }

    Operand mean() {
        Operand operand = operand(0);
        List<Axis> over = over(operand);
        Operand sum = tensors.reduced(Reduce.Kind.SUM, operand, over);
        return real(Algebra.divide(sum.expr(), tensors.count(over)), sum.axes());
    }

    Operand least() {
        Operand operand = operand(0);
        Operand negative = real(Algebra.negate(operand.expr()), operand.axes());
        Operand most = tensors.reduced(Reduce.Kind.MAX, negative, over(operand));
        return real(Algebra.negate(most.expr()), most.axes());
    }

    /** {@code m + log(sum(exp(x - m)))} with the maximum m, whose derivative cancels. */
    Operand logSumExp() {
        Operand operand = operand(0);
        List<Axis> over = over(operand);
        Operand most = stopped(tensors.reduced(Reduce.Kind.MAX, operand, over));
        Expr shifted = Algebra.apply(Primitive.EXP, Algebra.subtract(operand.expr(), most.expr()));
        Operand sum = tensors.reduced(Reduce.Kind.SUM, real(shifted, operand.axes()), over);
        return real(Algebra.sum(List.of(most.expr(), Algebra.apply(Primitive.LOG, sum.expr()))), sum.axes());
    }

    /** The square root of the sum of squares; its derivative at 0 is 0. */
    Operand norm() {
        Operand operand = operand(0);
        Operand squares = real(Algebra.power(operand.expr(), 2), operand.axes());
        Operand sum = tensors.reduced(Reduce.Kind.SUM, squares, over(operand));
        Value stored = tensors.stored(sum);
        Expr square = new Leaf(stored);
        Expr isPositive = Algebra.apply(Primitive.GREATER, square, Algebra.ZERO);
        return real(
                Algebra.apply(Primitive.WHERE, isPositive, Algebra.apply(Primitive.SQRT, square), Algebra.ZERO),
                sum.axes());
    }

    /** A function of all entries along one axis. */
    Operand called(Call.Function function) {
        Operand operand = operand(0);
        List<Axis> over = over(operand);
        if (over.size() != 1) {
            throw Rejected.of(new SoftmaxWithoutDimension(
                    lowering.excerpt(call),
                    name(),
                    lowering.text(nodes.get(0)),
                    tensors.shape(operand),
                    tensors.dimensions(operand).get(1).name()));
        }
        Value value = tensors.stored(operand);
        return real(new Leaf(tensors.of(new Call(function, value, over.get(0)), value.axes())), operand.axes());
    }

    // ---- vectors and matrices

    private Operand vector(int place) {
        Operand operand = operand(place);
        if (operand.axes().size() != 1) {
            throw shape(place, "takes vectors", operand);
        }
        return operand;
    }

    private Rejected shape(int place, String takes, Operand operand) {
        return Rejected.of(new WrongOperandShape(
                lowering.excerpt(nodes.get(place)),
                "`" + name() + "` " + takes,
                lowering.text(nodes.get(place)),
                tensors.shape(operand)));
    }

    Operand dot() {
        Operand left = vector(0);
        Operand right = vector(1);
        Alignment.Pair pair = new Alignment(lowering).align(call, nodes.get(0), nodes.get(1), left, right);
        if (pair.axes().size() > 1) {
            throw shape(1, "takes two vectors over one dimension, here " + tensors.shape(left), right);
        }
        return tensors.reduced(
                Reduce.Kind.SUM, real(Algebra.multiply(pair.left(), pair.right()), pair.axes()), pair.axes());
    }

    Operand outer() {
        Operand left = vector(0);
        Operand right = tensors.apart(vector(1), left.axes());
        List<Axis> axes = List.of(left.axes().get(0), right.axes().get(0));
        return real(Algebra.multiply(left.expr(), right.expr()), axes);
    }

    private Operand square() {
        Operand operand = operand(0);
        List<Dimension> dimensions = tensors.dimensions(operand);
        if (dimensions.size() != 2 || !dimensions.get(0).equals(dimensions.get(1))) {
            throw shape(0, "takes a square matrix", operand);
        }
        return operand;
    }

    private static Expr isDiagonal(List<Axis> axes) {
        return Algebra.apply(Primitive.EQUAL, new Index(axes.get(0)), new Index(axes.get(1)));
    }

    Operand trace() {
        Operand matrix = square();
        Expr diagonal = Algebra.multiply(isDiagonal(matrix.axes()), matrix.expr());
        return tensors.reduced(Reduce.Kind.SUM, real(diagonal, matrix.axes()), matrix.axes());
    }

    /** Of a vector the matrix that has it on its diagonal, of a square matrix its diagonal. */
    Operand diagonal() {
        Operand operand = operand(0);
        if (operand.axes().size() == 1) {
            Axis axis = operand.axes().get(0);
            List<Axis> axes = List.of(axis, tensors.free(tensors.dimension(axis), operand.axes()));
            return real(Algebra.multiply(isDiagonal(axes), operand.expr()), axes);
        }
        Operand matrix = square();
        Expr diagonal = Algebra.multiply(isDiagonal(matrix.axes()), matrix.expr());
        return tensors.reduced(
                Reduce.Kind.SUM,
                real(diagonal, matrix.axes()),
                List.of(matrix.axes().get(1)));
    }

    Operand eye() {
        Dimension dimension = dimension(0);
        Axis row = tensors.free(dimension, List.of());
        List<Axis> axes = List.of(row, tensors.free(dimension, List.of(row)));
        return real(isDiagonal(axes), axes);
    }

    Operand filled(Expr entry) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            axes.add(tensors.free(dimension(i), axes));
        }
        return real(entry, axes);
    }

    /** An argument that is a dimension: its name, or a size. */
    private Dimension dimension(int place) {
        Syntax node = nodes.get(place).bare();
        if (node instanceof Syntax.Name name && tensors.isDimension(name.name())) {
            return tensors.dimension(name.name());
        }
        if (node instanceof Syntax.Literal literal
                && literal.value().isInteger()
                && literal.value().signum() > 0
                && literal.value().numerator().bitLength() < Integer.SIZE - 1) {
            return tensors.dimension(literal.value().numerator().toString());
        }
        throw wrong(
                lowering.excerpt(node),
                "takes dimensions, such as "
                        + (tensors.dimensionNames().isEmpty()
                                ? "3"
                                : "`" + tensors.dimensionNames().get(0) + "`"));
    }

    // ---- derivatives

    Operand stopped() {
        return stopped(operand(0));
    }

    private Operand stopped(Operand operand) {
        Value value = tensors.stored(operand);
        return real(new Leaf(tensors.of(new Stop(value), value.axes())), operand.axes());
    }

    /** The derivative of the first argument by the second, a parameter or a binding. */
    Operand derivative(boolean isGradient) {
        Operand of = operand(0);
        Syntax by = nodes.get(1).bare();
        Optional<Operand> variable = by instanceof Syntax.Name name ? lowering.variable(name) : Optional.empty();
        if (variable.isEmpty() && by instanceof Syntax.Name name) {
            // A dimension is known, but no variable; what is not known at all is said to be so.
            lowering.named(name);
        }
        if (variable.isEmpty()
                || variable.get().kind() != Operand.Kind.REAL
                || !(variable.get().expr() instanceof Leaf leaf)) {
            throw Rejected.of(new NoSuchDerivative(lowering.excerpt(by), name(), variable.isPresent()));
        }
        if (isGradient && !of.isNumber()) {
            throw Rejected.of(new WrongOperandShape(
                    lowering.excerpt(nodes.get(0)),
                    "`grad` is the derivative of one number",
                    lowering.text(nodes.get(0)),
                    tensors.shape(of)));
        }
        if (of.axes().size() + variable.get().axes().size() > 2) {
            throw Rejected.of(new TooManyDimensions(
                    lowering.excerpt(call), tensors.shape(of) + " x " + tensors.shape(variable.get())));
        }
        return new Derivatives(lowering)
                .derivative(of, leaf.value(), variable.get().axes());
    }
}
