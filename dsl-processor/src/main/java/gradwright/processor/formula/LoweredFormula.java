package gradwright.processor.formula;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A formula as values of the graph. Every value's axes are in the order in which the formula means them: a result over
 * {@code N, M} is stored with N rows and M columns.
 *
 * @param result what the formula gives; without axes it is a number
 * @param dimensions the dimensions of the result, one an axis
 * @param bindings the named intermediate results, in the formula's order
 * @param selections the entries that are taken by an index which is only known at run time or reaches into a dimension
 *     whose size is: they are to be checked on entry
 */
public record LoweredFormula(
        Value result, List<Dimension> dimensions, Map<String, Value> bindings, List<Selection> selections) {

    public LoweredFormula {
        dimensions = List.copyOf(dimensions);
        bindings = new LinkedHashMap<>(bindings);
        selections = List.copyOf(selections);
    }

    /**
     * An index that has to be within a dimension.
     *
     * @param selected what is selected from, as the formula writes it
     * @param index the parameter that holds the index or the indices, or a whole number
     * @param along the axis whose length the index has to be below
     */
    public record Selection(String selected, String index, Axis along) {}
}
