/** Equations that are claimed of functions: checked at random points, and refuted by the smallest one that refutes them. */
package gradwright.processor.claim;
