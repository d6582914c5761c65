package gradwright;

/** What the sum of a loss's terms is divided by. */
public enum Reduction {
    /** The number of loss terms: N x K for elementwise losses, N for those with one term a sample. */
    MEAN,
    /** The number of samples, N. */
    BATCH_MEAN,
    /** 1. */
    SUM
}
