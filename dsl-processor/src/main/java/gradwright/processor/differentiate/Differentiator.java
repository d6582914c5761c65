package gradwright.processor.differentiate;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Adds to each loss program the program of its gradient by every parameter, the last layer's first, as they are derived
 * on paper. Cotangents accumulate operand by operand in reverse order of the graph; one that never arrives is zero.
 */
public final class Differentiator {

    private Differentiator() {}

    /** The graph with its gradient programs. */
    public static Graph differentiate(Graph graph) {
        List<Program> programs = new ArrayList<>(graph.programs());
        List<Value> named = new ArrayList<>(graph.named());
        for (Program program : graph.programs()) {
            if (program.kind().task() == Task.LOSS) {
                Root loss = program.roots().get(0);
                Map<Value, Value> cotangents = cotangents(loss.value(), Differentiator::isParameter);
                List<Root> roots = new ArrayList<>();
                roots.add(loss);
                parameters(loss.value()).forEach(parameter -> {
                    Value gradient = Objects.requireNonNull(cotangents.get(parameter));
                    roots.add(new Root(Role.GRADIENT, ((Source) parameter.operation()).name(), gradient));
                });
                programs.add(new Program(new Kind(Task.GRADIENT, program.kind().targets()), roots));
                named.addAll(cotangents.values());
            }
        }
        return new Graph(programs, named);
    }

    private static boolean isParameter(Value value) {
        return value.operation() instanceof Source source && source.kind() == Source.Kind.PARAMETER;
    }

    /** The parameters that {@code value} depends on, those used last first. */
    private static List<Value> parameters(Value value) {
        List<Value> parameters = new ArrayList<>();
        String layer = "";
        int place = 0;
        for (Value candidate : Graph.reachable(List.of(value))) {
            if (isParameter(candidate)) {
                // Within a layer the declared order is kept: the weight's gradient, then the bias's.
                place = candidate.origin().layer().equals(layer) ? place + 1 : 0;
                layer = candidate.origin().layer();
                parameters.add(place, candidate);
            }
        }
        return parameters;
    }

    /**
     * The derivative of the scalar {@code of} by every value on the way to the values that {@code by} accepts, and by
     * those themselves, in the order in which they are found.
     */
    public static Map<Value, Value> cotangents(Value of, Predicate<Value> by) {
        Values values = new Values();
        Value one = values.of(new MapOperation(Algebra.ONE), of.axes(), new Origin.Cotangent(of.origin()));
        return pullBack(Map.of(of, one), by, values, Origin.Cotangent::new);
    }

    /**
     * The derivative of the sum of products of the {@code seeds}' keys with their values, which are held fixed.
     *
     * @param by the values on the way to which there are derivatives
     * @param origin how the derivative by a value of an origin is named
     */
    private static Map<Value, Value> pullBack(
            Map<Value, Value> seeds, Predicate<Value> by, Values values, UnaryOperator<Origin> origin) {
        List<Value> order = new ArrayList<>(Graph.reachable(seeds.keySet()));
        Set<Value> needed = new HashSet<>();
        for (Value value : order) {
            if (by.test(value) || value.operation().operands().stream().anyMatch(needed::contains)) {
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
            List<Value> operands = value.operation().operands();
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
