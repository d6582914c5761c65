package gradwright;

/** How the weight of an affine map is laid out. Initial values mean the same in both: one is the other transposed. */
public enum WeightLayout {
    /** A row for each input: in x out. */
    IN_BY_OUT,
    /** A row for each output: out x in, as PyTorch stores it. */
    OUT_BY_IN
}
