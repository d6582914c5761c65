package gradwright.processor.choose;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rewriter;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import gradwright.processor.simplify.Barriers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rewrites every expression over the values that are stored: a subexpression that a stored value already is becomes
 * that value, so that the derivative of tanh reads {@code 1 - y * y} without a rule of its own; a transcendental that
 * two values need becomes a stored value.
 */
public final class StorageChooser implements Rewriter.Rule {

    /** What to read in the place of an expression, and the value that must not be defined by itself. */
    private record Stored(Value value, Expr instead) {}

    private final Graph graph;
    private final Values values = new Values();
    private final Map<Expr, Stored> stored = new LinkedHashMap<>();

    private StorageChooser(Graph graph) {
        this.graph = graph;
        List<Value> reachable = Graph.reachable(graph.untracedRoots());
        var barriers = Barriers.of(graph);
        reachable.stream().filter(barriers::contains).forEach(this::store);
        shared(reachable).forEach(this::storeShared);
    }

    /** The same graph, reading what is stored. */
    public static Graph choose(Graph graph) {
        return Rewriter.rewrite(graph, new StorageChooser(graph));
    }

    private void store(Value value) {
        if (value.operation() instanceof MapOperation map
                && !(map.expression() instanceof Leaf)
                && !(map.expression() instanceof Constant)) {
            stored.putIfAbsent(map.expression(), new Stored(value, new Leaf(value)));
            if (map.expression() instanceof Apply apply) {
                apply.primitive()
                        .readBack(apply.arguments(), new Leaf(value))
                        .forEach((expr, instead) -> stored.putIfAbsent(expr, new Stored(value, instead)));
            }
        }
    }

    /** The transcendentals that more than one value needs after what is stored is read, inner ones last. */
    private List<Apply> shared(List<Value> reachable) {
        Map<Apply, Integer> uses = new LinkedHashMap<>();
        for (Value value : reachable) {
            if (value.operation() instanceof MapOperation) {
                Map<Apply, Integer> here = new HashMap<>();
                count(instead(value), here);
                here.keySet().forEach(apply -> uses.merge(apply, 1, Integer::sum));
            }
        }
        return uses.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                // What no value has a part in has no place that it could be stored at.
                .filter(apply -> !apply.leaves().isEmpty())
                .sorted(Comparator.comparingInt((Apply apply) -> -apply.weight()))
                .toList();
    }

    private static void count(Operation operation, Map<Apply, Integer> uses) {
        count(((MapOperation) operation).expression(), uses);
    }

    private static void count(Expr expr, Map<Apply, Integer> uses) {
        if (expr instanceof Apply apply && apply.primitive().isTranscendental()) {
            uses.merge(apply, 1, Integer::sum);
        }
        expr.children().forEach(child -> count(child, uses));
    }

    private void storeShared(Apply apply) {
        List<Axis> axes = new ArrayList<>();
        // The storage order of a whole matrix, whichever order the parts of the formula have.
        apply.leaves().stream()
                .sorted(Comparator.comparingInt((Value leaf) -> -leaf.axes().size()))
                .forEach(leaf -> leaf.axes().stream()
                        .filter(axis -> !axes.contains(axis))
                        .forEach(axes::add));
        apply.indexed().stream().filter(axis -> !axes.contains(axis)).forEach(axes::add);
        store(named(apply).orElseGet(() -> {
            Value leaf = apply.leaves().iterator().next();
            return values.of(
                    new MapOperation(apply),
                    axes,
                    new Origin.Intermediate(leaf.origin().layer()));
        }));
    }

    private Optional<Value> named(Expr expression) {
        return graph.named().stream()
                .filter(value -> value.operation().equals(new MapOperation(expression)))
                .findFirst();
    }

    @Override
    public Operation instead(Value old) {
        if (old.operation() instanceof MapOperation map) {
            return new MapOperation(map.expression().rewrite(expr -> {
                Stored known = stored.get(expr);
                return known != null && isReadable(known.value(), old) ? known.instead() : expr;
            }));
        }
        return old.operation();
    }

    /** Not by itself, and not where it has entries for axes that its reader lacks. */
    private static boolean isReadable(Value stored, Value reader) {
        return stored != reader && reader.axes().containsAll(stored.axes());
    }

    @Override
    public Value rewrite(Value old, Operation copy, Values fresh) {
        return Rewriter.keep(old, copy, fresh);
    }
}
