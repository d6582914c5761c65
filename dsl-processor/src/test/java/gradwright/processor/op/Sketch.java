package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.List;
import java.util.Optional;

/** Draws a graph by hand, value by value. */
public final class Sketch {

    private final Values values = new Values();

    public Value parameter(String name, Axis... axes) {
        return source(Source.Kind.PARAMETER, name, axes);
    }

    public Value labels(Axis... axes) {
        return source(Source.Kind.LABELS, "labels", axes);
    }

    private Value source(Source.Kind kind, String name, Axis... axes) {
        return of(new Source(kind, name), axes);
    }

    public Value map(Expr expression, Axis... axes) {
        return of(new MapOperation(expression), axes);
    }

    public Value sum(Value operand, Axis... axes) {
        return reduce(Reduce.Kind.SUM, operand, axes);
    }

    public Value reduce(Reduce.Kind kind, Value operand, Axis... axes) {
        return of(new Reduce(kind, operand), axes);
    }

    public Value contract(Value left, Value right, Axis... axes) {
        return of(new Contract(left, right, Optional.empty()), axes);
    }

    public Value contractFrom(Value start, Value left, Value right, Axis... axes) {
        return of(new Contract(left, right, Optional.of(start)), axes);
    }

    public Value call(Call.Function function, Value operand, Axis along) {
        return of(new Call(function, operand, along), operand.axes().toArray(Axis[]::new));
    }

    public Value gather(Value operand, Value index, Axis along, Axis... axes) {
        return of(new Gather(operand, index, along), axes);
    }

    /** What a closed operation says it is. */
    public Value body(Value call) {
        return call.operation().body(call, values).orElseThrow();
    }

    /** The sum of all entries of {@code value}, each times a number of its own. */
    public Value weighted(String weights, Value value) {
        Axis[] axes = value.axes().toArray(Axis[]::new);
        Value product = map(Algebra.multiply(leaf(parameter(weights, axes)), leaf(value)), axes);
        return axes.length == 0 ? product : sum(product);
    }

    public static Expr leaf(Value value) {
        return new Leaf(value);
    }

    private Value of(Operation operation, Axis... axes) {
        return values.of(operation, List.of(axes), new Origin.Intermediate("sketch"));
    }
}
