package gradwright.processor.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table that interns a graph's values by operation and axes; numbers them in order of creation. */
public final class Values {

    private record Key(Operation operation, List<Axis> axes) {}

    private final Map<Key, Value> interned = new LinkedHashMap<>();

    /** The value of that operation over those axes; {@code origin} names it unless it has a name already. */
    public Value of(Operation operation, List<Axis> axes, Origin origin) {
        operation.check(axes);
        Value value = interned.computeIfAbsent(
                new Key(operation, List.copyOf(axes)), key -> new Value(interned.size(), operation, axes, origin));
        value.rename(origin);
        return value;
    }

    /** The same value, named {@code origin} unless it has a name already. */
    public Value renamed(Value value, Origin origin) {
        value.rename(origin);
        return value;
    }
}
