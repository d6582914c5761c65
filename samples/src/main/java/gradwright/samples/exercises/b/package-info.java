/**
 * Sheet b: single vectors, weights out x in. Declared as the sheet writes it: its orientation, its layouts, its loss, its names.
 */
package gradwright.samples.exercises.b;
