package gradwright.runtime.generated;

import gradwright.runtime.generated.FunctionParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parameters of a declared function and the dimensions that they share, as its generated class states them. For
 * generated code.
 *
 * <p>Immutable: each call gives a new signature with one thing more. A dimension whose name is a number has that size.
 */
public final class Signature {

    private final String function;
    private final List<String> dimensions;
    private final List<FunctionParameter> parameters;
    private final List<Selection> selections;
    private final List<Integer> result;
    private final List<TracedBinding> traced;

    private Signature(
            String function,
            List<String> dimensions,
            List<FunctionParameter> parameters,
            List<Selection> selections,
            List<Integer> result,
            List<TracedBinding> traced) {
        this.function = function;
        this.dimensions = List.copyOf(dimensions);
        this.parameters = List.copyOf(parameters);
        this.selections = List.copyOf(selections);
        this.result = List.copyOf(result);
        this.traced = List.copyOf(traced);
    }

    /** A function without parameters, by the names of its declaration and of its dimensions. */
    public static Signature of(String function, String... dimensions) {
        return new Signature(function, List.of(dimensions), List.of(), List.of(), List.of(), List.of());
    }

    /** Adds a number. */
    public Signature number(String name) {
        return with(new FunctionParameter(name, Kind.NUMBER, -1, -1, false));
    }

    /** Adds a matrix. */
    public Signature matrix(String name, String rows, String columns) {
        return with(new FunctionParameter(name, Kind.MATRIX, place(rows), place(columns), false));
    }

    /** Adds a vector: a matrix with one row or one column. */
    public Signature vector(String name, String entries) {
        return with(new FunctionParameter(name, Kind.VECTOR, place(entries), -1, false));
    }

    /** Adds an index. */
    public Signature index(String name) {
        return with(new FunctionParameter(name, Kind.INDEX, -1, -1, true));
    }

    /** Adds a list of indices. */
    public Signature indices(String name, String entries) {
        return with(new FunctionParameter(name, Kind.INDICES, place(entries), -1, true));
    }

    /** Makes the last parameter one that has no derivative. */
    public Signature constant() {
        List<FunctionParameter> more = new ArrayList<>(parameters);
        more.set(more.size() - 1, more.get(more.size() - 1).constant());
        return new Signature(function, dimensions, more, selections, result, traced);
    }

    /**
     * Requires an index to be within a dimension.
     *
     * @param selected what is selected from, as the formula writes it
     * @param index name of the parameter that holds the index or the indices, or a whole number
     */
    public Signature selects(String selected, String index, String dimension) {
        List<Selection> more = new ArrayList<>(selections);
        more.add(new Selection(selected, index, place(dimension)));
        return new Signature(function, dimensions, parameters, more, result, traced);
    }

    /** Says that the result is a matrix. */
    public Signature result(String rows, String columns) {
        return new Signature(
                function, dimensions, parameters, selections, List.of(place(rows), place(columns)), traced);
    }

    /** Says that the result is a vector: a matrix with one column. */
    public Signature result(String entries) {
        return new Signature(function, dimensions, parameters, selections, List.of(place(entries)), traced);
    }

    /** Adds a binding that can be asked for. */
    public Signature traced(String name, String... shape) {
        List<TracedBinding> more = new ArrayList<>(traced);
        more.add(new TracedBinding(name, Stream.of(shape).map(this::place).toList()));
        return new Signature(function, dimensions, parameters, selections, result, more);
    }

    private Signature with(FunctionParameter parameter) {
        List<FunctionParameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Signature(function, dimensions, more, selections, result, traced);
    }

    private int place(String dimension) {
        int place = dimensions.indexOf(dimension);
        if (place < 0) {
            throw new IllegalArgumentException(function + " has no dimension " + dimension);
        }
        return place;
    }

    String function() {
        return function;
    }

    List<String> dimensions() {
        return dimensions;
    }

    List<FunctionParameter> parameters() {
        return parameters;
    }

    /** The places of the result's dimensions; none for a number. */
    List<Integer> result() {
        return result;
    }

    List<TracedBinding> traced() {
        return traced;
    }

    List<Selection> selections() {
        return selections;
    }
}
