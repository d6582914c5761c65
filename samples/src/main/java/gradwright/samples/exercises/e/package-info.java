/**
 * Sheet e: samples in columns, in both layouts of weights. Declared as the sheet writes it: its orientation, its layouts, its loss, its names.
 */
package gradwright.samples.exercises.e;
