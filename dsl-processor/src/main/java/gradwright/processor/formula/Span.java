package gradwright.processor.formula;

/**
 * A piece of a formula's text.
 *
 * @param start where it begins, counted from 0
 * @param end where it has ended
 */
public record Span(int start, int end) {

    /** The piece from the start of this one to the end of {@code other}. */
    Span to(Span other) {
        return new Span(start, other.end);
    }
}
