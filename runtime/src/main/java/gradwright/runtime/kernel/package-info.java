/**
 * What computes where generated code calls rather than writes loops: products of matrices, and the multiply-add that they
 * and the elementary functions are made of. {@link gradwright.runtime.Kernels} says whose are used.
 *
 * <p>Arrays and numbers alone: nothing here knows of networks, parameters or matrices of EJML.
 */
package gradwright.runtime.kernel;
