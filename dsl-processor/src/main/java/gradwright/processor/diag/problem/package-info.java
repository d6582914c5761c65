/**
 * The mistakes that a declaration can hold: one record each, with its facts, its words, its documentation and the
 * examples it is tested with.
 *
 * <p>Nothing here decides whether a mistake was made; that is the part of the reader and the rules.
 */
package gradwright.processor.diag.problem;
