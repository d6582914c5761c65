package gradwright.processor.ir;

/** What the entries of a value are. */
public enum ElementType {
    /** Numbers with a derivative. */
    REAL,
    /** Class labels and other indices: no derivative. */
    INTEGER
}
