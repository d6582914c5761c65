/**
 * Two networks made of what the five sheets hold. Declared as the sheet writes it: its orientation, its layouts, its loss, its names.
 */
package gradwright.samples.exercises.x;
