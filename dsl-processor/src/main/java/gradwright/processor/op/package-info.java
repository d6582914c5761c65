/**
 * The operations of the graph, one file each: shape rule, fact rule, vector-Jacobian rule and interpretation stand
 * together. An operation that occurs in a rule has a rule itself. How operations become code is decided elsewhere.
 */
package gradwright.processor.op;
