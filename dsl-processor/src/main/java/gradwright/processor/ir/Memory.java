package gradwright.processor.ir;

/** What is kept of the forward part for the gradient; the names are those of the annotation's enum. */
public enum Memory {
    NEEDED,
    ALL,
    PRE_ACTIVATIONS
}
