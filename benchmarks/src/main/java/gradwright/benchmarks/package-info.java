/**
 * How long a training step and the prediction of one row take: of generated networks, of the same mathematics written by
 * hand over EJML, and of PyTorch where it is at hand. Nothing here is tested but that it runs; what it measures goes to
 * {@code docs/benchmarks.md}.
 */
package gradwright.benchmarks;
