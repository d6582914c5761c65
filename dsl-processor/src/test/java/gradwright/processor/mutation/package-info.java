/**
 * Whether the tests would notice a mistake: one sign, axis, comparison or operand order after the other is turned in
 * every rule and formula, and some test has to fail.
 *
 * <p>All mutants are compiled at once, each behind a switch, so that one virtual machine runs the tests of one after the
 * other. {@link MutationTest} starts it; what no test kills has to stand in {@code docs/mutants.md} with a reason.
 */
package gradwright.processor.mutation;
