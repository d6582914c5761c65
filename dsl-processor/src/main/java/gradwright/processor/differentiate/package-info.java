/** Reverse mode: the graph with its backward part, by one vector-Jacobian rule for each operation. */
package gradwright.processor.differentiate;
