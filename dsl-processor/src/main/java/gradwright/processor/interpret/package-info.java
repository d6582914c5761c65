/** The graph's reference meaning: every operation evaluated as its file says, in double, for tests of the phases. */
package gradwright.processor.interpret;
