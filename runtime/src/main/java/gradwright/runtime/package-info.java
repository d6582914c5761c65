/**
 * What a program that uses a network works with: its parameters, their initialisers, optimisers, and the gradient check.
 *
 * <p>Nothing here knows of generated classes; those extend the types of {@code gradwright.runtime.generated}, which
 * builds on this package.
 */
package gradwright.runtime;
