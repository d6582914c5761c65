package gradwright.processor.ir;

/** What real numbers are in the emitted language; the names are those of the annotation's enum. */
public enum Precision {
    DOUBLE,
    FLOAT;

    /** The constant as a literal of this precision: the nearest number. */
    public String literal(Rational value) {
        return this == DOUBLE ? Double.toString(value.doubleValue()) : value.floatValue() + "f";
    }
}
