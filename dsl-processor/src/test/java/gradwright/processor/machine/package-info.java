/**
 * What C2 makes of loops: a JVM of its own compiles them and prints their machine code, which is read as far as it tells
 * vectors from single numbers.
 */
package gradwright.processor.machine;
