package gradwright.processor.ir;

import java.util.Set;

/**
 * What is known of a value's entries, inferred by its operation.
 *
 * @param sumToOne the axes along which the entries sum to one
 */
public record Facts(Set<Axis> sumToOne) {

    public static final Facts NONE = new Facts(Set.of());

    public static Facts sumToOneAlong(Axis axis) {
        return new Facts(Set.of(axis));
    }
}
