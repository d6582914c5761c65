/**
 * The declaration language: annotations, and the names they accept.
 *
 * <p>A network is a class with fields of type {@link gradwright.Layer}; nothing in this package is needed at run time.
 */
package gradwright;
