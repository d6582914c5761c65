/**
 * What the samples share: labelled data and its batches, reading of comma-separated files, and what is printed to a
 * terminal. It knows no particular network and nothing of generated code.
 */
package gradwright.samples.support;
