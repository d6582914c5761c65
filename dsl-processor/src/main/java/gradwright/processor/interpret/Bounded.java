package gradwright.processor.interpret;

/**
 * A number and how far another computation of it can be off.
 *
 * @param value the number in double
 * @param error not below the distance of what a less exact computation gives; infinite or NaN where nothing is known
 */
public record Bounded(double value, double error) {

    /** Whether the exact number could be on either side of {@code other}, or on it. */
    public boolean overlaps(Bounded other) {
        return !(Math.abs(value - other.value) > error + other.error);
    }
}
