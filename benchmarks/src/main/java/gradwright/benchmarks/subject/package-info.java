/** The libraries that run in a JVM, each with the same networks ready to be measured. */
package gradwright.benchmarks.subject;
