/** Programs that the driver starts in processes of their own; each prints what it has measured. */
package gradwright.benchmarks.fork;
