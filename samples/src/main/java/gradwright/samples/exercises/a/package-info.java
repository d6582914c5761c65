/**
 * Sheet a: samples in rows, weights in x out. Declared as the sheet writes it: its orientation, its layouts, its loss, its names.
 */
package gradwright.samples.exercises.a;
