package gradwright.processor.kernel;

import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The programs of a network as kernels.
 *
 * @param memory what is kept of the forward part for the gradient
 * @param kept values that have an array in any case
 * @param functions for what has taken the place of a function of a row, that function or its entry
 */
public record KernelPlan(
        Graph graph,
        Reads reads,
        List<Schedule> schedules,
        Memory memory,
        Set<Value> kept,
        Map<Value, Value> functions) {

    /** A plan that keeps what is read, and nothing else. */
    public KernelPlan(Graph graph, Reads reads, List<Schedule> schedules) {
        this(graph, reads, schedules, Memory.NEEDED, Set.of(), Map.of());
    }

    public KernelPlan {
        schedules = List.copyOf(schedules);
        kept = Set.copyOf(kept);
        functions = Map.copyOf(functions);
    }
}
