/**
 * What a declaration can name: activations, losses and initialisers, each one row of a table. Rows are composites of
 * the operations in {@code op}; no other code knows an activation or a loss by name.
 */
package gradwright.processor.catalogue;
