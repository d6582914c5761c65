/** Fisher's iris flowers: the shortest sample of a classifier of measured data. */
package gradwright.samples.iris;
