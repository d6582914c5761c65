package gradwright.processor.emit;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Code.Operator;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Axes;
import gradwright.processor.op.OverlapAdd;
import gradwright.processor.op.ScatterAdd;
import gradwright.processor.op.Slide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Writes where entries lie that loops read or add to elsewhere than at their own place. */
final class LoopPlaces {

    private final Placement storage;
    private final Function<Axis, String> variables;
    private final ToIntFunction<Axis> least;

    /**
     * @param variables the loop variable of each axis
     * @param least how long an axis is known to be at least
     */
    LoopPlaces(Placement storage, Function<Axis, String> variables, ToIntFunction<Axis> least) {
        this.storage = storage;
        this.variables = variables;
        this.least = least;
    }

    /** A place somewhere else, and whether there is one, where that is not certain. */
    record Place(Nest nest, Optional<Code> isInside) {}

    /** The place that a slide leads to from here. */
    Place slid(Slide slide, Axis along, Nest nest, Names locals, List<Statement> statements) {
        boolean isCertain = slide.start() >= 0;
        int last = slide.start();
        Optional<Code> sum = Optional.empty();
        for (Slide.Step step : slide.steps()) {
            Code index = step.stride() == 1
                    ? nest.index(step.axis())
                    : new Code.Infix(Operator.TIMES, literal(step.stride()), nest.index(step.axis()));
            sum = Optional.of(sum.<Code>map(code -> new Code.Infix(Operator.PLUS, code, index))
                    .orElse(index));
            isCertain &= step.stride() > 0 && step.axis().isFixed();
            last += step.axis().isFixed() ? step.stride() * (step.axis().length() - 1) : 0;
        }
        isCertain &= last < least.applyAsInt(along);
        if (sum.isEmpty()) {
            Code limit = Nest.limit(along);
            return new Place(
                    nest.at(along, slide.start()),
                    isCertain
                            ? Optional.empty()
                            : Optional.of(new Code.Infix(Operator.GREATER, limit, literal(slide.start()))));
        }
        Code coordinate = slide.start() == 0
                ? sum.get()
                : new Code.Infix(
                        slide.start() > 0 ? Operator.PLUS : Operator.MINUS,
                        sum.get(),
                        literal(Math.abs(slide.start())));
        String name = locals.fresh("at");
        statements.add(new Statement.Let(Statement.Type.INT, name, coordinate));
        Code at = new Code.Name(name);
        Code inside = new Code.Infix(
                Operator.AND,
                new Code.Infix(Operator.GREATER, at, literal(-1)),
                new Code.Infix(Operator.LESS, at, Nest.limit(along)));
        return new Place(nest.at(along, name), isCertain ? Optional.empty() : Optional.of(inside));
    }

    /** The operand's entry that has this place under the new names of its axes. */
    Code seen(Axes axes, Nest nest, Names locals, List<Statement> statements) {
        boolean isRenamed = axes.from().stream()
                .map(Axis::size)
                .toList()
                .equals(axes.to().stream().map(Axis::size).toList());
        if (isRenamed) {
            Nest there = nest;
            for (int i = 0; i < axes.to().size(); i++) {
                // By where the new names stand, whatever the old ones have become on the way.
                there = there.seen(axes.from().get(i), axes.to().get(i), nest);
            }
            return there.element(axes.operand());
        }
        Offset place = Offset.ZERO;
        for (int i = 0; i < axes.to().size(); i++) {
            Axis to = axes.to().get(i);
            if (!Nest.isSingle(to)) {
                Offset.Step step =
                        Offset.Step.over(axes.to().subList(i + 1, axes.to().size()));
                place = place.plus(variables.apply(to), step);
            }
        }
        Nest there = nest;
        for (int i = 0; i < axes.from().size(); i++) {
            Axis from = axes.from().get(i);
            Offset.Step step =
                    Offset.Step.over(axes.from().subList(i + 1, axes.from().size()));
            Code at = new Code.Place(place);
            if (!step.equals(Offset.Step.ONE)) {
                at = new Code.Infix(Operator.DIVIDED, at, new Code.Place(Offset.ZERO.plus(step)));
            }
            if (i > 0) {
                at = new Code.Infix(Operator.REMAINDER, at, Nest.limit(from));
            }
            String name = locals.fresh("at");
            statements.add(new Statement.Let(Statement.Type.INT, name, at));
            there = there.at(from, name);
        }
        return there.element(axes.operand());
    }

    /** Everything is 0 first; then each entry of the operand is added in its place. */
    List<Statement> scatter(Value value, Nest nest, Names locals) {
        List<Statement> statements = new ArrayList<>();
        Code length = new Code.Place(Offset.ZERO.plus(Offset.Step.over(value.axes())));
        if (storage.assignment(value).equals("=")) {
            statements.add(new Statement.Run(new Code.Call(
                    "java.util.Arrays",
                    "fill",
                    List.of(new Code.Name(storage.array(value)), literal(0), length, Nest.zero()))));
        }
        Value operand = value.operands().get(0);
        Nest inner = nest;
        for (Axis axis : operand.axes()) {
            inner = inner.at(axis, variables.apply(axis));
        }
        Names names = operand.axes().stream().allMatch(Nest::isSingle) ? locals : locals.inner();
        List<Statement> body = new ArrayList<>();
        Place place;
        if (value.operation() instanceof ScatterAdd scatter) {
            String name = names.fresh("index");
            body.add(new Statement.Let(Statement.Type.INT, name, inner.leaf(scatter.index())));
            place = new Place(inner.at(scatter.along(), name), Optional.empty());
        } else {
            OverlapAdd overlap = (OverlapAdd) value.operation();
            place = slid(overlap.slide(), overlap.along(), inner, names, body);
        }
        Statement add = new Statement.Assign(place.nest().element(value), "+=", inner.leaf(operand));
        body.add(place.isInside()
                .<Statement>map(inside -> new Statement.If(inside, List.of(add), List.of()))
                .orElse(add));
        for (int i = operand.axes().size() - 1; i >= 0; i--) {
            Axis axis = operand.axes().get(i);
            body = new ArrayList<>(Nest.loop(axis, variables.apply(axis), body));
        }
        statements.addAll(body);
        return statements;
    }

    private static Code literal(int number) {
        return new Code.Literal(Integer.toString(number));
    }
}
