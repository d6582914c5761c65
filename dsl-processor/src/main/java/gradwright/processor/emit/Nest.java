package gradwright.processor.emit;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Size;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Gather;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place in a loop nest: at which coordinates it stands, and which values are variables there. */
final class Nest implements Scalars.Reader {

    /** A coordinate: a loop variable plus a constant, or only the constant where the variable is empty. */
    private record Coordinate(String variable, int constant) {}

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
        inner.coordinates.put(axis, isSingle(axis) ? new Coordinate("", 0) : new Coordinate(variable, 0));
        return inner;
    }

    /** The same place with {@code axis} at a constant. */
    Nest at(Axis axis, int constant) {
        Nest inner = copy();
        inner.coordinates.put(axis, new Coordinate("", constant));
        return inner;
    }

    /** The same place with {@code axis} where {@code other} is. */
    Nest seen(Axis axis, Axis other) {
        Nest inner = copy();
        inner.coordinates.put(axis, coordinate(other));
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
        return variable != null ? variable : element(value);
    }

    /** The entry that a gather takes; its index is a variable. */
    Code entry(Gather gather) {
        Code.Name index = (Code.Name) leaf(gather.index());
        return at(gather.along(), index.name()).element(gather.operand());
    }

    @Override
    public Code index(Axis axis) {
        Coordinate coordinate = coordinate(axis);
        return coordinate.variable().isEmpty()
                ? new Code.Literal(Integer.toString(coordinate.constant()))
                : new Code.Name(coordinate.variable());
    }

    /** The value's entry at this place. */
    Code element(Value value) {
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
                offset = coordinate.variable().isEmpty()
                        ? offset.plus(step.times(coordinate.constant()))
                        : offset.plus(coordinate.variable(), step);
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
                return new Coordinate("", 0);
            }
            throw new IllegalStateException("no loop runs over " + axis.name());
        }
        return coordinate;
    }

    static Code zero() {
        return Scalars.literal(Rational.ZERO);
    }
}
