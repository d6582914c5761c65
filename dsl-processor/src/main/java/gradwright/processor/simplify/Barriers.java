package gradwright.processor.simplify;

import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Value;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.HashSet;
import java.util.Set;

/** The values that are stored whatever else is decided: results, and operands that are read as whole arrays. */
public final class Barriers {

    private Barriers() {}

    public static Set<Value> of(Graph graph) {
        Set<Value> barriers = new HashSet<>(graph.untracedRoots());
        for (Value value : Graph.reachable(graph.untracedRoots())) {
            if (!(value.operation() instanceof MapOperation) && !(value.operation() instanceof Reduce)) {
                barriers.addAll(value.operands());
            }
        }
        return barriers;
    }
}
