/** Two classes that no straight line parts: points on two spirals, one inside the other. */
package gradwright.samples.spirals;
