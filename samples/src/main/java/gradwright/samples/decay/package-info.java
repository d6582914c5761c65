/** A differential equation, fitted by a small network whose derivative stands in its own loss. */
package gradwright.samples.decay;
