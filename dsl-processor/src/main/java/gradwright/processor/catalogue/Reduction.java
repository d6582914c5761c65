package gradwright.processor.catalogue;

/** What the sum of a loss's terms is divided by; the names are those of the annotation's enum. */
public enum Reduction {
    MEAN("mean over terms"),
    BATCH_MEAN("mean over samples"),
    SUM("sum");

    private final String words;

    Reduction(String words) {
        this.words = words;
    }

    /** The reduction in a summary's words. */
    public String words() {
        return words;
    }
}
