/**
 * Recognises handwritten digits of 8 x 8 greys: real scans where a folder with them is given, and digits that the
 * program draws itself where not.
 */
package gradwright.samples.digits;
