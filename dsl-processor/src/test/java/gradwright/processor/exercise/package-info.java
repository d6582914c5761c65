/**
 * The exercises of the five sheets: which sample declares each, what is printed wrongly of it, and the page that lists
 * them. Right answers stand as claims on the samples; misprints are claims that have to fail.
 */
package gradwright.processor.exercise;
