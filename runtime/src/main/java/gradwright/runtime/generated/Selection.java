package gradwright.runtime.generated;

/**
 * An index that has to be within a dimension.
 *
 * @param selected what is selected from, as the formula writes it
 * @param index name of the parameter that holds the index or the indices, or a whole number
 * @param dimension place among the function's dimensions
 */
record Selection(String selected, String index, int dimension) {}
