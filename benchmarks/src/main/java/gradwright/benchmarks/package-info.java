/**
 * Measures training steps, predictions, cold starts, memory and growth, of generated networks and of other libraries at
 * the same tasks, and writes {@code docs/benchmarks.md}: {@code Main} and what it drives.
 *
 * <p>Whatever is measured runs in a process of its own, pinned to one core; it prints what it measured. Nothing here is
 * timed in the driver's own process.
 */
package gradwright.benchmarks;
