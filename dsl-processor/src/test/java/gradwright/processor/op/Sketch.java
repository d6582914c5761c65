package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws a graph by hand, value by value. */
public final class Sketch {

    private final Values values = new Values();

    public Value parameter(String name, Axis... axes) {
        return source(Source.Kind.PARAMETER, name, axes);
    }

    public Value labels(Axis... axes) {
        return source(Source.Kind.LABELS, "labels", axes);
    }

    /** A whole number that random numbers are drawn by. */
    public Value key(String name) {
        return source(Source.Kind.KEY, name);
    }

    public Value state(String name, Axis... axes) {
        return source(Source.Kind.STATE, name, axes);
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

    public Value scatter(Value operand, Value index, Axis along, Axis... axes) {
        return of(new ScatterAdd(operand, index, along), axes);
    }

    public Value window(Value operand, Axis along, Slide slide, Axis... axes) {
        return of(new Window(operand, along, slide), axes);
    }

    public Value overlapAdd(Value operand, Axis along, Slide slide, Axis... axes) {
        return of(new OverlapAdd(operand, along, slide), axes);
    }

    /** The same entries, the axes {@code from} seen as the axes {@code to}. */
    public Value seenAs(Value operand, List<Axis> from, List<Axis> to, Axis... axes) {
        return of(new Axes(operand, from, to), axes);
    }

    public Value random(Value key, String name, Axis... axes) {
        return of(new Random(key, name, List.of(axes)), axes);
    }

    public Value stop(Value operand) {
        return of(new Stop(operand), operand.axes().toArray(Axis[]::new));
    }

    /** One step of a recurrence: the state after it, from the state before it and what else it reads. */
    public interface Step {
        Value after(Value before, List<Value> arguments);
    }

    /** The states after all steps, the axis of the steps first. */
    public Value scan(Value initial, Axis along, Scan.Order order, Step step, Value... others) {
        Value state = source(Source.Kind.ARGUMENT, "state", initial.axes().toArray(Axis[]::new));
        List<Value> arguments = new ArrayList<>();
        for (Value other : others) {
            arguments.add(source(
                    other.type() == ElementType.INTEGER ? Source.Kind.LABELS : Source.Kind.ARGUMENT,
                    "argument " + arguments.size(),
                    other.axes().stream().filter(axis -> !axis.equals(along)).toArray(Axis[]::new)));
        }
        Scan.Step next = new Scan.Step(state, arguments, step.after(state, arguments));
        Axis[] axes = Stream.concat(Stream.of(along), initial.axes().stream()).toArray(Axis[]::new);
        return of(new Scan(initial, List.of(others), along, order, next), axes);
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

    /** Any operation. */
    public Value of(Operation operation, Axis... axes) {
        return values.of(operation, List.of(axes), new Origin.Intermediate("sketch"));
    }
}
