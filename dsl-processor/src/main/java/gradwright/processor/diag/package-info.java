/**
 * Errors as data, and the only place that words a message.
 *
 * <p>A {@link gradwright.processor.diag.Problem} is a record of facts. Phases report it to
 * {@link gradwright.processor.diag.Diagnostics} with a {@link gradwright.processor.diag.Place}; once a network has been
 * through, the entry prints what was reported.
 */
package gradwright.processor.diag;
