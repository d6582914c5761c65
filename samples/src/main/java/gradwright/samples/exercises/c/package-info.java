/**
 * Sheet c: samples in rows, weights out x in, derivatives given from beyond the network. Declared as the sheet writes it: its orientation, its layouts, its loss, its names.
 */
package gradwright.samples.exercises.c;
