package gradwright.processor.catalogue;

/** What the sum of a loss's terms is divided by; the constants are those of {@code gradwright.Reduction}. */
public enum Reduction {
    MEAN,
    BATCH_MEAN,
    SUM
}
