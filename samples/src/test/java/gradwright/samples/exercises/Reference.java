package gradwright.samples.exercises;

import org.ejml.data.DMatrixRMaj;

/**
 * What a loss compares with.
 *
 * @param targets a matrix, empty where there are none
 * @param labels a class for each sample, empty where there are none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record Reference(DMatrixRMaj targets, int[] labels) {}
