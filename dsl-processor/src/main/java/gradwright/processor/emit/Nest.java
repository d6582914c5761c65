package gradwright.processor.emit;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Size;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Axes;
import gradwright.processor.op.Gather;
import gradwright.processor.op.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A place in a loop nest: at which coordinates it stands, and which values are variables there. */
final class Nest implements Scalars.Reader {

    /**
     * A coordinate: a loop variable plus a constant, either of which may be missing.
     *
     * @param count how many values it takes in the loop
     */
    private record Coordinate(String variable, int constant, int count) {

        static Coordinate constant(int constant) {
            return new Coordinate("", constant, 1);
        }

        static Coordinate variable(String variable, Axis axis) {
            return new Coordinate(variable, 0, axis.isFixed() ? axis.length() : Integer.MAX_VALUE);
        }

        Coordinate plus(int step) {
            return new Coordinate(variable, constant + step, count);
        }
    }

    private final Placement storage;
    private final Map<Axis, Coordinate> coordinates = new HashMap<>();
    private final Map<Value, Code> variables = new HashMap<>();
    private String flat = "";

    Nest(Placement storage) {
        this.storage = storage;
    }

    private Nest copy() {
        Nest copy = new Nest(storage);
        copy.coordinates.putAll(coordinates);
        copy.variables.putAll(variables);
        copy.flat = flat;
        return copy;
    }

    /** The same place with {@code axis} at a loop variable; an axis of length 1 stays at 0. */
    Nest at(Axis axis, String variable) {
        Nest inner = copy();
        inner.coordinates.put(axis, isSingle(axis) ? Coordinate.constant(0) : Coordinate.variable(variable, axis));
        return inner;
    }

    /** The same place with {@code axis} at a constant. */
    Nest at(Axis axis, int constant) {
        Nest inner = copy();
        inner.coordinates.put(axis, Coordinate.constant(constant));
        return inner;
    }

    /** The same place with {@code axis} at {@code begin} plus a loop variable that takes {@code count} values. */
    Nest at(Axis axis, String variable, int begin, int count) {
        Nest inner = copy();
        inner.coordinates.put(axis, new Coordinate(count == 1 ? "" : variable, begin, count));
        return inner;
    }

    /** The same place with {@code axis} where {@code other} is. */
    Nest seen(Axis axis, Axis other) {
        Nest inner = copy();
        inner.coordinates.put(axis, coordinate(other));
        return inner;
    }

    /** The same place with {@code axis} where {@code other} is in {@code nest}. */
    Nest seen(Axis axis, Axis other, Nest nest) {
        Nest inner = copy();
        inner.coordinates.put(axis, nest.coordinate(other));
        return inner;
    }

    /** The same place in a loop over all entries of equally shaped arrays. */
    Nest flat(String variable) {
        Nest inner = copy();
        inner.flat = variable;
        return inner;
    }

    /** From now on {@code value} is read from a variable here. */
    void know(Value value, Code code) {
        variables.put(value, code);
    }

    /** Whether this place fixes a coordinate along each of the axes. */
    boolean fixes(List<Axis> axes) {
        return axes.stream().allMatch(axis -> isSingle(axis) || coordinates.containsKey(axis));
    }

    boolean knows(Value value) {
        return variables.containsKey(value);
    }

    static boolean isSingle(Axis axis) {
        return axis.isFixed() && axis.length() == 1;
    }

    /** The statements for every coordinate along {@code axis}: a loop, unless there is only one. */
    static List<Statement> loop(Axis axis, String variable, List<Statement> body) {
        return isSingle(axis) ? body : List.of(new Statement.For(variable, limit(axis), body));
    }

    static Code limit(Axis axis) {
        return axis.size() instanceof Size.Symbol symbol
                ? new Code.Name(symbol.name())
                : new Code.Literal(Integer.toString(axis.length()));
    }

    @Override
    public Code leaf(Value value) {
        Code variable = variables.get(value);
        if (variable == null && value.operation() instanceof Gather gather && !storage.isStored(value)) {
            return entry(gather);
        }
        if (variable == null && value.operation() instanceof Window window && !storage.isStored(value)) {
            return slice(window);
        }
        return variable != null ? variable : element(value);
    }

    /** The entry that a slice takes; 0 beside its operand, where a condition tells unless the coordinates do. */
    private Code slice(Window window) {
        Coordinate here = coordinate(window.sliced());
        Nest there = copy();
        there.coordinates.put(window.along(), here.plus(window.slide().start()));
        if (here.constant() >= window.end() || here.constant() + here.count() <= window.begin()) {
            return zero();
        }
        Code entry = there.leaf(window.operand());
        Optional<Code> fromBegin = here.constant() >= window.begin()
                ? Optional.empty()
                : Optional.of(new Code.Infix(Code.Operator.AT_LEAST, index(window.sliced()), literal(window.begin())));
        Optional<Code> beforeEnd = here.constant() + here.count() <= window.end()
                ? Optional.empty()
                : Optional.of(new Code.Infix(Code.Operator.LESS, index(window.sliced()), literal(window.end())));
        return Stream.concat(fromBegin.stream(), beforeEnd.stream())
                .reduce((a, b) -> new Code.Infix(Code.Operator.AND, a, b))
                .<Code>map(inside -> new Code.Conditional(inside, entry, zero()))
                .orElse(entry);
    }

    private static Code literal(int number) {
        return new Code.Literal(Integer.toString(number));
    }

    /** The entry that a gather takes; its index is a variable. */
    Code entry(Gather gather) {
        Code.Name index = (Code.Name) leaf(gather.index());
        return at(gather.along(), index.name()).element(gather.operand());
    }

    @Override
    public Code index(Axis axis) {
        Coordinate coordinate = coordinate(axis);
        Code constant = literal(coordinate.constant());
        if (coordinate.variable().isEmpty()) {
            return constant;
        }
        Code variable = new Code.Name(coordinate.variable());
        return coordinate.constant() == 0 ? variable : new Code.Infix(Code.Operator.PLUS, variable, constant);
    }

    /** The value's entry at this place; of given indices by another name those are read. */
    Code element(Value value) {
        if (value.operation() instanceof Axes axes && value.type() == ElementType.INTEGER && !storage.isStored(value)) {
            return seen(axes.from().get(0), axes.to().get(0)).element(axes.operand());
        }
        return new Code.Element(storage.array(value), offset(value, List.of()));
    }

    /** Where the value's entries along the axes that this place does not fix begin. */
    Offset offset(Value value, List<Axis> free) {
        Offset offset = Offset.ZERO;
        if (!flat.isEmpty()) {
            return offset.plus(flat);
        }
        for (Axis axis : value.axes()) {
            if (!free.contains(axis)) {
                Coordinate coordinate = coordinate(axis);
                Offset.Step step = step(value, axis);
                if (!coordinate.variable().isEmpty()) {
                    offset = offset.plus(coordinate.variable(), step);
                }
                offset = offset.plus(step.times(coordinate.constant()));
            }
        }
        return offset;
    }

    /** How far apart neighbours along {@code axis} are stored. */
    static Offset.Step step(Value value, Axis axis) {
        List<Axis> axes = value.axes();
        return Offset.Step.over(axes.subList(axes.indexOf(axis) + 1, axes.size()));
    }

    private Coordinate coordinate(Axis axis) {
        Coordinate coordinate = coordinates.get(axis);
        if (coordinate == null) {
            if (isSingle(axis)) {
                return Coordinate.constant(0);
            }
            throw new IllegalStateException("no loop runs over " + axis.name());
        }
        return coordinate;
    }

    static Code zero() {
        return Scalars.literal(Rational.ZERO);
    }
}
