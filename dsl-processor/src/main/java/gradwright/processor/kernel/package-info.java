/** Which values are computed together, and in which order: each program as a list of routines of kernels. */
package gradwright.processor.kernel;
