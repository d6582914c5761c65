/**
 * The graph's reference meaning: every operation evaluated as its file says, in one of the arithmetics that live here:
 * double, float, high precision, a running error bound, and doubles that remember their branches.
 */
package gradwright.processor.interpret;
