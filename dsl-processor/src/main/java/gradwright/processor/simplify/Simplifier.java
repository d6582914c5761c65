package gradwright.processor.simplify;

import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Rewriter;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Stop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Inlines maps into the maps and sums that read them, except through a barrier: a value that is stored anyway, being
 * the operand of a contraction or a call, or a result.
 */
public final class Simplifier implements Rewriter.Rule {

    /** An expression beyond this many nodes is a value of its own rather than written out where it is read. */
    private static final int LARGEST_INLINED = 60;

    private final Set<Value> oldBarriers;
    private final Map<Value, Integer> readers = new HashMap<>();
    private final Set<Value> barriers = new HashSet<>();

    private Simplifier(Graph graph) {
        oldBarriers = Barriers.of(graph);
        for (Value value : Graph.reachable(graph.roots())) {
            value.operands().forEach(operand -> readers.merge(operand, 1, Integer::sum));
        }
    }

    /** The same graph with fewer and simpler values. */
    public static Graph simplify(Graph graph) {
        return Rewriter.rewrite(graph, new Simplifier(graph));
    }

    @Override
    public Value rewrite(Value old, Operation copy, Values values) {
        Value simplified = simplified(old, copy, values);
        if (oldBarriers.contains(old)) {
            barriers.add(simplified);
        }
        return simplified;
    }

    private Value simplified(Value old, Operation copy, Values values) {
        if (copy instanceof Stop stop) {
            // No derivative is taken any more.
            return stop.operand();
        }
        if (copy instanceof MapOperation map) {
            Optional<Value> chain = new Accumulation(old, map, values).chain(this::isReadOnce);
            if (chain.isPresent()) {
                return chain.get();
            }
            return Rewriter.keep(old, new MapOperation(inlined(map.expression())), values);
        }
        if (copy instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM && isOpen(reduce.operand())) {
            Expr summand = ((MapOperation) reduce.operand().operation()).expression();
            return new SumSimplifier(old, reduce.operand().axes(), values).simplify(summand);
        }
        return Rewriter.keep(old, copy, values);
    }

    private boolean isReadOnce(Value old) {
        return !oldBarriers.contains(old) && readers.getOrDefault(old, 0) == 1;
    }

    private Expr inlined(Expr expression) {
        return expression.rewrite(expr -> expr instanceof Leaf leaf && isOpen(leaf.value())
                ? ((MapOperation) leaf.value().operation()).expression()
                : expr);
    }

    /** Whether a value is written out where it is read; a constant or a copy always is. */
    private boolean isOpen(Value value) {
        return value.operation() instanceof MapOperation map
                && (map.expression().weight() == 1
                        || (!barriers.contains(value) && map.expression().weight() <= LARGEST_INLINED));
    }
}
