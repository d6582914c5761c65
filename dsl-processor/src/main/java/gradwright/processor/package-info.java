/**
 * The compiler: reads declared networks, checks them and writes their forward and backward code.
 *
 * <p>Here live the entry that javac calls and the spine that chains the phases; each phase has a package of its own.
 */
package gradwright.processor;
