package gradwright.processor.mutation;

import java.util.BitSet;

/**
 * A test, or a class of tests, as it went while no mutant ran.
 *
 * @param id its unique identifier
 * @param name how it is called in the report
 * @param type the class that it stands in
 * @param nanos how long it took
 * @param reached the mutants whose places it reached
 */
record KnownTest(String id, String name, String type, long nanos, BitSet reached) {}
