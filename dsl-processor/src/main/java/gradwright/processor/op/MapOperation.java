package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Derivative;
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
import gradwright.processor.ir.Facts;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A scalar expression for every entry of the result. An operand without one of the result's axes is the same along it,
 * so broadcasting is explicit in the axes.
 */
public final class MapOperation implements Operation {

    private final Expr expression;
    private final List<Value> operands;

    public MapOperation(Expr expression) {
        this.expression = expression;
        this.operands = List.copyOf(expression.leaves());
    }

    public Expr expression() {
        return expression;
    }

    @Override
    public List<Value> operands() {
        return operands;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapOperation map && expression.equals(map.expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return "MapOperation[expression=" + expression + "]";
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        List<Value> old = operands();
        Map<Value, Value> renamed =
                IntStream.range(0, old.size()).boxed().collect(Collectors.toMap(old::get, operands::get));
        return new MapOperation(expression.rewrite(
                e -> e instanceof Leaf leaf ? new Leaf(renamed.getOrDefault(leaf.value(), leaf.value())) : e));
    }

    @Override
    public void check(List<Axis> axes) {
        for (Value operand : operands()) {
            if (!axes.containsAll(operand.axes())) {
                throw new IllegalArgumentException(operand + " has axes that the result lacks: " + operand.axes());
            }
        }
    }

    /** A one-hot, {@code [index = label]}, sums to one along its index. */
    @Override
    public Facts facts(List<Axis> axes) {
        return oneHotAxis(expression).map(Facts::sumToOneAlong).orElse(Facts.NONE);
    }

    /** The axis along which an expression is a one-hot: it compares the axis' index with what is fixed along it. */
    public static Optional<Axis> oneHotAxis(Expr expression) {
        if (expression instanceof Apply apply
                && apply.primitive() == Primitive.EQUAL
                && apply.arguments().get(0) instanceof Index index
                && !apply.arguments().get(1).variesAlong(index.axis())) {
            return Optional.of(index.axis());
        }
        return Optional.empty();
    }

    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        List<Optional<Value>> cotangents = new ArrayList<>();
        for (Value operand : operands()) {
            cotangents.add(pullBack(operand, result, cotangent, values));
        }
        return cotangents;
    }

    private Optional<Value> pullBack(Value operand, Value result, Value cotangent, Values values) {
        Expr derivative = operand.type() == ElementType.INTEGER ? Algebra.ZERO : Derivative.of(expression, operand);
        if (Algebra.isZero(derivative)) {
            return Optional.empty();
        }
        Origin origin = new Origin.Intermediate(result.origin().layer());
        Operation product = new MapOperation(Algebra.multiply(new Leaf(cotangent), derivative));
        return Optional.of(
                operand.axes().size() == result.axes().size()
                        ? values.of(product, operand.axes(), origin)
                        : values.of(
                                new Reduce(Reduce.Kind.SUM, values.of(product, result.axes(), origin)),
                                operand.axes(),
                                origin));
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        List<Value> values = operands();
        Map<Value, Tensor<T>> tensors =
                IntStream.range(0, values.size()).boxed().collect(Collectors.toMap(values::get, operands::get));
        return result.fill(at -> new Entry<>(in, result, at, tensors::get).evaluate(expression));
    }

    /** The place where an expression is evaluated. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Entry<T>(Arithmetic<T> in, Tensor<T> result, int[] at, Function<Value, Tensor<T>> tensors) {

        T evaluate(Expr expr) {
            if (expr instanceof Constant constant) {
                return in.number(constant.value());
            }
            if (expr instanceof Leaf leaf) {
                return tensors.apply(leaf.value()).at(result.axes(), at);
            }
            if (expr instanceof Index index) {
                return in.number(at[result.axes().indexOf(index.axis())]);
            }
            if (expr instanceof SizeOf size) {
                return in.number(result.sizes().of(size.axis()));
            }
            if (expr instanceof Apply apply) {
                return apply.primitive()
                        .value(
                                in,
                                apply.arguments().stream().map(this::evaluate).toList());
            }
            return ((Sum) expr)
                    .terms().stream().map(this::evaluate).reduce(in::plus).orElseThrow();
        }

        /** A comparison chooses between the rest of its term and 0, whatever the rest is. */
        private T evaluate(Term term) {
            T rest = in.number(term.coefficient());
            for (Factor factor : term.factors()) {
                for (int i = isComparison(factor) ? 0 : factor.exponent(); i > 0; i--) {
                    rest = in.times(rest, evaluate(factor.base()));
                }
            }
            for (Factor factor : term.factors()) {
                for (int i = factor.exponent(); i < 0; i++) {
                    rest = in.divide(rest, evaluate(factor.base()));
                }
            }
            for (Factor factor : term.factors()) {
                rest = isComparison(factor) ? in.where(evaluate(factor.base()), rest, in.number(0)) : rest;
            }
            return rest;
        }
    }

    private static boolean isComparison(Factor factor) {
        return factor.base() instanceof Apply apply && apply.primitive().isComparison();
    }
}
