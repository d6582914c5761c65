package gradwright.processor.formula;

import java.util.List;

/**
 * The parameters of a formula that is a function, in order.
 */
public record FormulaSignature(List<Parameter> parameters) {

    public FormulaSignature {
        parameters = List.copyOf(parameters);
    }

    /** What a parameter is in Java, and in the formula. */
    public enum Kind {
        /** {@code double}: a number. */
        NUMBER,
        /** A matrix: one dimension or two. */
        MATRIX,
        /** {@code int}: an index, counted from 0. */
        INDEX,
        /** {@code int[]}: indices over one dimension. */
        INDICES
    }

    /**
     * A parameter.
     *
     * @param dimensions in storage order, rows first; none for a number
     * @param isConstant whether there is no derivative by it
     */
    public record Parameter(String name, Kind kind, List<Dimension> dimensions, boolean isConstant) {
        public Parameter {
            dimensions = List.copyOf(dimensions);
        }
    }
}
