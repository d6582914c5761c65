package gradwright.runtime.generated;

/**
 * A parameter of a declared function.
 *
 * @param rows place among the function's dimensions; -1 where the parameter has none
 * @param columns place among the function's dimensions; -1 where the parameter has fewer than two
 * @param isConstant whether there is no derivative by it
 */
record FunctionParameter(String name, Kind kind, int rows, int columns, boolean isConstant) {

    /** What an argument is. */
    enum Kind {
        NUMBER,
        MATRIX,
        /** A matrix with one row or one column. */
        VECTOR,
        INDEX,
        INDICES
    }

    boolean isMatrix() {
        return kind == Kind.MATRIX || kind == Kind.VECTOR;
    }

    boolean isDifferentiable() {
        return !isConstant && (isMatrix() || kind == Kind.NUMBER);
    }

    FunctionParameter constant() {
        return new FunctionParameter(name, kind, rows, columns, true);
    }
}
