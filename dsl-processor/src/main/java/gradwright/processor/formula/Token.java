package gradwright.processor.formula;

/** A word of a formula. */
record Token(Kind kind, String text, Span span) {

    /** The kinds of words. */
    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.NAME;
    }
}
