package gradwright;

/** How the matrices of a batch are laid out: inputs, outputs and dense targets. */
public enum Samples {
    /** One sample a row: N x width. A layer computes {@code x W + b}, with a bias of 1 x out. */
    ROWS,
    /** One sample a column: width x N. A layer computes {@code W x + b}, with a bias of out x 1. */
    COLUMNS
}
