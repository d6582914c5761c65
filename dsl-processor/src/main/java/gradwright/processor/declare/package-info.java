/**
 * What the user declared, as records: every fact with the place it was read from.
 *
 * <p>Only values that are written become facts, so that a value left out is told from any real one. With the entry and
 * {@code diag}, this is the only package that touches {@code javax.lang.model}; no record lets any of it through.
 */
package gradwright.processor.declare;
