/**
 * Scalar algebra across values: maps are inlined into maps, and sums are split, hoisted and shortened. Every rewrite is
 * sound over the reals on the whole domain.
 */
package gradwright.processor.simplify;
