/** What is measured: networks with their batches, the tasks they are given, and the numbers that come out. */
package gradwright.benchmarks.workload;
