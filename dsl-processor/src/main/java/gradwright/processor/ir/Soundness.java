package gradwright.processor.ir;

/** What a rewrite keeps; every row of a table of rewrites says which. */
public enum Soundness {
    /** The same bits for every argument, -0, infinities and NaN among them. */
    EXACT,
    /** Equal over the reals wherever the original is defined, and off by rounding no more than the original. */
    SOUND
}
