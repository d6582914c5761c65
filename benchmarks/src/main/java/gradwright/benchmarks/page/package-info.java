/** Writes the page and its plots from what was measured; measures nothing. */
package gradwright.benchmarks.page;
