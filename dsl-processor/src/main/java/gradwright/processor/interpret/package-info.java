/**
 * The graph's reference meaning: every operation evaluated as its file says, in one of the arithmetics that live here:
 * double, float, high precision, a running error bound, and one that remembers the branches of another.
 */
package gradwright.processor.interpret;
