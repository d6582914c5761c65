/**
 * The formula language: from the text of a formula to values of the graph, in three steps. The lexer makes tokens, the
 * parser a syntax tree with places in the text, and the lowering gives every node its type and its meaning over named
 * axes. Nothing here knows where a formula was written: {@link gradwright.processor.formula.FormulaScope} says what its
 * names mean.
 */
package gradwright.processor.formula;
