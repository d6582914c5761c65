package gradwright.runtime.generated;

/**
 * One layer as the summary shows it.
 *
 * @param inputs width of what it reads
 * @param width width of what it gives
 * @param operation what it computes
 * @param kept numbers kept per sample for the backward pass
 */
record LayerLayout(String name, int inputs, int width, String operation, int kept) {}
