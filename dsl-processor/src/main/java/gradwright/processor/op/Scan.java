package gradwright.processor.op;

import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.subtract;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Evaluation;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A recurrence along one axis, {@code s_t = next(s_(t-1), x_t, w)} from {@code s_(-1) = initial}: the result is the
 * state after every step. An operand that has the axis is read at the step, any other one is the same in all of them. A
 * descending scan goes from the last step to the first. A state of several parts is one value whose parts are windows.
 *
 * @param initial the state before the first step
 * @param others what the steps read besides the state
 * @param next the step
 */
public record Scan(Value initial, List<Value> others, Axis along, Order order, Step next) implements Operation {

    /** Where a scan begins. */
    public enum Order {
        ASCENDING,
        DESCENDING;

        private Order reversed() {
            return this == ASCENDING ? DESCENDING : ASCENDING;
        }

        /** What has to be added to a step to get to the one before it. */
        private int back() {
            return this == ASCENDING ? -1 : 1;
        }

        private Expr first(Axis along) {
            return this == ASCENDING ? Algebra.ZERO : subtract(Algebra.size(along), Algebra.ONE);
        }
    }

    /**
     * A step as a graph of its own.
     *
     * @param state the source that stands for the state before the step
     * @param arguments the sources that stand for what the step reads besides, in the order of the operands
     * @param result the state after it
     */
    public record Step(Value state, List<Value> arguments, Value result) {
        public Step {
            arguments = List.copyOf(arguments);
        }
    }

    public Scan {
        others = List.copyOf(others);
    }

    @Override
    public List<Value> operands() {
        Set<Value> operands = new LinkedHashSet<>();
        operands.add(initial);
        operands.addAll(others);
        return List.copyOf(operands);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        List<Value> old = operands();
        return new Scan(
                operands.get(0),
                others.stream().map(other -> operands.get(old.indexOf(other))).toList(),
                along,
                order,
                next);
    }

    @Override
    public void check(List<Axis> axes) {
        boolean areSteps = axes.contains(along) && without(along, axes).containsAll(initial.axes());
        boolean areStates = axes.size() == initial.axes().size() + 1
                && next.state().axes().equals(initial.axes())
                && next.result().axes().equals(initial.axes());
        boolean areArguments = others.size() == next.arguments().size();
        for (int i = 0; areArguments && i < others.size(); i++) {
            Value argument = next.arguments().get(i);
            areArguments = argument.axes().equals(without(along, others.get(i).axes()))
                    && argument.type() == others.get(i).type();
        }
        if (!areSteps || !areStates || !areArguments) {
            throw new IllegalArgumentException("cannot scan from " + initial.axes() + " along " + along + " of "
                    + others.stream().map(Value::axes).toList() + " to " + axes);
        }
    }

    private static List<Axis> without(Axis axis, List<Axis> axes) {
        return axes.stream().filter(other -> !other.equals(axis)).toList();
    }

    /**
     * The steps in reverse: what the state before a step gets is the step's own rule for what the state after it got,
     * from the result and from the step that followed. What the other operands get is computed from that, step by step.
     */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        return new PullBack(result, cotangent, values).ofOperands();
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        List<Value> values = operands();
        Map<Value, Tensor<T>> given = new HashMap<>();
        given.put(next.state(), operands.get(0));
        int steps = result.sizes().of(along);
        for (int i = 0; i < steps; i++) {
            int step = order == Order.ASCENDING ? i : steps - 1 - i;
            for (int j = 0; j < others.size(); j++) {
                Tensor<T> other = operands.get(values.indexOf(others.get(j)));
                given.put(
                        next.arguments().get(j),
                        atStep(other, step, next.arguments().get(j).axes()));
            }
            Tensor<T> state = new Evaluation<>(in, result.sizes(), value -> Optional.ofNullable(given.get(value)))
                    .of(next.result());
            Tensor.walk(
                    state.axes(),
                    state.sizes(),
                    at -> result.entries().set(offset(result, state.axes(), at, step), state.at(state.axes(), at)));
            given.put(next.state(), state);
        }
        return result;
    }

    private <T> Tensor<T> atStep(Tensor<T> whole, int step, List<Axis> axes) {
        Tensor<T> part = new Tensor<>(axes, whole.sizes(), whole.entries().get(0));
        return part.fill(at -> whole.entries().get(offset(whole, axes, at, step)));
    }

    /** Where an entry of one step lies among those of all steps, if there are several. */
    private int offset(Tensor<?> whole, List<Axis> axes, int[] at, int step) {
        List<Axis> space = new ArrayList<>(axes);
        space.add(along);
        int[] coordinates = Arrays.copyOf(at, space.size());
        coordinates[space.size() - 1] = step;
        return whole.offset(space, coordinates);
    }

    /** The derivative of one scan. */
    private final class PullBack {

        private final Value result;
        private final Value cotangent;
        private final Values values;
        private final Origin origin;

        PullBack(Value result, Value cotangent, Values values) {
            this.result = result;
            this.cotangent = cotangent;
            this.values = values;
            this.origin = new Origin.Intermediate(result.origin().layer());
        }

        List<Optional<Value>> ofOperands() {
            Map<Value, List<Value>> arrived = new LinkedHashMap<>();
            Value before = before();
            Optional<Value> ofBefore = ofBefore(before);
            ofBefore.ifPresent(part -> arrive(arrived, initial, first(part)));
            Value ofAfter = ofBefore.map(part -> map(
                            Algebra.sum(List.of(new Leaf(cotangent), new Leaf(shifted(part, -order.back())))),
                            cotangent.axes()))
                    .orElse(cotangent);
            for (int i = 0; i < others.size(); i++) {
                Value other = others.get(i);
                ofArgument(next.arguments().get(i), other, before, ofAfter)
                        .ifPresent(part -> arrive(arrived, other, part));
            }
            return operands().stream()
                    .map(operand -> Optional.ofNullable(arrived.get(operand)).map(parts -> sum(operand, parts)))
                    .toList();
        }

        private static void arrive(Map<Value, List<Value>> arrived, Value operand, Value part) {
            arrived.computeIfAbsent(operand, key -> new ArrayList<>()).add(part);
        }

        /** The state before every step. */
        private Value before() {
            Expr isFirst = apply(Primitive.EQUAL, new Index(along), order.first(along));
            Expr last = new Leaf(shifted(result, order.back()));
            return map(Algebra.sum(List.of(last, multiply(isFirst, new Leaf(initial)))), steps(initial.axes()));
        }

        /** What the state before every step gets: nothing where no step reads it. */
        private Optional<Value> ofBefore(Value before) {
            Values inside = new Values();
            Value ofAfter = argument("cotangent", without(along, cotangent.axes()), inside);
            Value ofFollowing = argument("following", initial.axes(), inside);
            Value seed = inside.of(
                    new MapOperation(Algebra.sum(List.of(new Leaf(ofAfter), new Leaf(ofFollowing)))),
                    initial.axes(),
                    origin);
            return pulledBack(next.state(), seed, inside)
                    .map(step -> scan(
                            ofFollowing, ofAfter, step, cotangent, before, order.reversed(), steps(initial.axes())));
        }

        /** What an operand gets through one of the arguments that stand for it. */
        private Optional<Value> ofArgument(Value argument, Value other, Value before, Value ofAfter) {
            if (argument.type() == ElementType.INTEGER) {
                return Optional.empty();
            }
            Values inside = new Values();
            Value seed = argument("cotangent", without(along, ofAfter.axes()), inside);
            Value ofStep = inside.of(new MapOperation(new Leaf(seed)), initial.axes(), origin);
            // A step that does not read the state: each by itself.
            Value unread = argument("unread", argument.axes(), inside);
            boolean isPerStep = other.axes().contains(along);
            return pulledBack(argument, ofStep, inside)
                    .map(step -> scan(
                            unread,
                            seed,
                            step,
                            ofAfter,
                            before,
                            order,
                            isPerStep ? other.axes() : steps(argument.axes())))
                    .map(parts ->
                            isPerStep ? parts : values.of(new Reduce(Reduce.Kind.SUM, parts), other.axes(), origin));
        }

        /** What one of the step's sources gets in one step, given what the step's result got. */
        private Optional<Value> pulledBack(Value source, Value seed, Values inside) {
            return Optional.ofNullable(
                    Cotangents.pullBack(Map.of(next.result(), seed), source::equals, inside, Origin.Cotangent::new)
                            .get(source));
        }

        /** The scan of a derived step, which reads a cotangent, the state before, and what the step itself reads. */
        private Value scan(
                Value state, Value seed, Value step, Value ofSeed, Value before, Order direction, List<Axis> axes) {
            List<Value> arguments = new ArrayList<>(List.of(seed, next.state()));
            arguments.addAll(next.arguments());
            List<Value> operands = new ArrayList<>(List.of(ofSeed, before));
            operands.addAll(others);
            Value zero = map(Algebra.ZERO, state.axes());
            return values.of(
                    new Scan(zero, operands, along, direction, new Step(state, arguments, step)), axes, origin);
        }

        private Value argument(String name, List<Axis> axes, Values inside) {
            return inside.of(new Source(Source.Kind.ARGUMENT, name), axes, origin);
        }

        private List<Axis> steps(List<Axis> axes) {
            List<Axis> steps = new ArrayList<>(List.of(along));
            steps.addAll(axes);
            return steps;
        }

        /** At every step the entry that many steps further on; 0 beyond the ends. */
        private Value shifted(Value value, int by) {
            return values.of(new Window(value, along, Slide.at(by).plus(along, 1)), value.axes(), origin);
        }

        private Value first(Value value) {
            Expr isFirst = apply(Primitive.EQUAL, new Index(along), order.first(along));
            Value only = map(multiply(isFirst, new Leaf(value)), value.axes());
            return values.of(new Reduce(Reduce.Kind.SUM, only), initial.axes(), origin);
        }

        private Value sum(Value operand, List<Value> parts) {
            return parts.size() == 1
                    ? parts.get(0)
                    : map(
                            Algebra.sum(parts.stream()
                                    .map(part -> (Expr) new Leaf(part))
                                    .toList()),
                            operand.axes());
        }

        private Value map(Expr expression, List<Axis> axes) {
            return values.of(new MapOperation(expression), axes, origin);
        }
    }
}
