package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the forward part is kept until the gradient is done with it.
 *
 * <p>Whatever follows from one product, up to the next, can be computed again from that product alone, and what follows
 * from the input alone from the input. Where a gradient reads more of it than the product has numbers, as through gelu,
 * whose derivative takes its argument and whose value is the next layer's input, the product is what {@link Memory#NEEDED}
 * keeps; so it never keeps more than {@link Memory#PRE_ACTIVATIONS}.
 *
 * @param values what is kept
 * @param rebuilt what is computed again where a gradient reads it
 */
record Kept(Set<Value> values, Set<Value> rebuilt) {

    Kept {
        values = Set.copyOf(values);
        rebuilt = Set.copyOf(rebuilt);
    }

    /**
     * What {@code memory} keeps.
     *
     * @param forward what prediction computes, operands first
     * @param named what of it the declaration names
     * @param later what of it gradients read when the way forward is over
     */
    static Kept of(Memory memory, Set<Value> forward, Collection<Value> named, Set<Value> later) {
        return switch (memory) {
            case NEEDED -> needed(forward, later);
            case ALL -> these(forward, named);
            case PRE_ACTIVATIONS ->
                these(forward, named.stream().filter(Kept::isProduct).toList());
        };
    }

    private static Kept these(Set<Value> forward, Collection<Value> values) {
        Set<Value> rebuilt = new LinkedHashSet<>(forward);
        rebuilt.removeAll(values);
        rebuilt.removeIf(value -> isProduct(value) || isSource(value));
        return new Kept(new LinkedHashSet<>(values), rebuilt);
    }

    private static Kept needed(Set<Value> forward, Set<Value> later) {
        Map<Value, Optional<Value>> products = products(forward);
        Map<Optional<Value>, List<Value>> read = new LinkedHashMap<>();
        later.forEach(value -> read.computeIfAbsent(products.get(value), key -> new ArrayList<>())
                .add(value));
        Set<Value> values = new LinkedHashSet<>();
        Set<Optional<Value>> alone = new HashSet<>();
        read.forEach((product, following) -> {
            if (width(following) <= width(product.stream().toList())) {
                values.addAll(following);
            } else {
                product.ifPresent(values::add);
                alone.add(product);
            }
        });
        return new Kept(
                values,
                products.keySet().stream()
                        .filter(value -> !isProduct(value) && !isSource(value) && alone.contains(products.get(value)))
                        .collect(Collectors.toSet()));
    }

    /** The last product on the way to each value; none where it follows from the input alone. */
    private static Map<Value, Optional<Value>> products(Set<Value> forward) {
        Map<Value, Optional<Value>> products = new LinkedHashMap<>();
        for (Value value : forward) {
            products.put(
                    value,
                    isProduct(value)
                            ? Optional.of(value)
                            : value.operands().stream()
                                    .flatMap(operand -> products.getOrDefault(operand, Optional.empty()).stream())
                                    .max(Comparator.comparingInt(Value::id)));
        }
        return products;
    }

    private static boolean isProduct(Value value) {
        return value.operation() instanceof Contract;
    }

    private static boolean isSource(Value value) {
        return value.operation() instanceof Source;
    }

    /** Numbers of one sample. */
    static int width(Collection<Value> values) {
        return values.stream()
                .mapToInt(value -> value.axes().stream()
                        .filter(Axis::isFixed)
                        .mapToInt(Axis::length)
                        .reduce(1, Math::multiplyExact))
                .sum();
    }
}
