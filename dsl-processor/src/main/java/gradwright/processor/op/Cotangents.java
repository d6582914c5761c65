package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Reverse accumulation: the vector-Jacobian rules of all operations between a value and what it is computed from, one
 * after the other.
 */
public final class Cotangents {

    private Cotangents() {}

    /**
     * The derivative of the sum of products of the {@code seeds}' keys with their values, which are held fixed.
     *
     * @param by the values on the way to which there are derivatives
     * @param origin how the derivative by a value of an origin is named
     */
    public static Map<Value, Value> pullBack(
            Map<Value, Value> seeds, Predicate<Value> by, Values values, UnaryOperator<Origin> origin) {
        List<Value> order = new ArrayList<>(Graph.reachable(seeds.keySet()));
        Set<Value> needed = new HashSet<>();
        for (Value value : order) {
            if (by.test(value) || value.operands().stream().anyMatch(needed::contains)) {
                needed.add(value);
            }
        }
        Collections.reverse(order);
        Map<Value, List<Value>> arrived = new HashMap<>();
        Map<Value, Value> cotangents = new LinkedHashMap<>();
        seeds.forEach((value, seed) -> arrived.put(value, new ArrayList<>(List.of(seed))));
        for (Value value : order) {
            if (!needed.contains(value)) {
                continue;
            }
            Value cotangent = sum(value, arrived.getOrDefault(value, List.of()), values, origin.apply(value.origin()));
            cotangents.put(value, cotangent);
            List<Value> operands = value.operands();
            List<Optional<Value>> pulledBack = value.operation().pullBack(value, cotangent, values);
            for (int i = 0; i < operands.size(); i++) {
                if (pulledBack.get(i).isPresent() && needed.contains(operands.get(i))) {
                    arrived.computeIfAbsent(operands.get(i), key -> new ArrayList<>())
                            .add(pulledBack.get(i).get());
                }
            }
        }
        return cotangents;
    }

    /** The sum of what arrived, named as the value's cotangent; structurally zero where nothing did. */
    private static Value sum(Value value, List<Value> arrived, Values values, Origin origin) {
        if (arrived.size() == 1) {
            return values.renamed(arrived.get(0), origin);
        }
        Expr sum =
                Algebra.sum(arrived.stream().map(part -> (Expr) new Leaf(part)).toList());
        return values.of(new MapOperation(sum), value.axes(), origin);
    }
}
