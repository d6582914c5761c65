package gradwright;

/** What a network computes with. */
public enum Precision {
    /** 64-bit numbers, in {@code DMatrixRMaj}. */
    DOUBLE,
    /** 32-bit numbers, in {@code FMatrixRMaj}: half the memory, about seven decimal digits. */
    FLOAT
}
