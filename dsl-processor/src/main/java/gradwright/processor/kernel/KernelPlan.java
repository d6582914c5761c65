package gradwright.processor.kernel;

import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Value;
import java.util.List;
import java.util.Set;

/**
 * The programs of a network as kernels.
 *
 * @param memory what is kept of the forward part for the gradient
 * @param kept values that have an array in any case
 */
public record KernelPlan(Graph graph, Reads reads, List<Schedule> schedules, Memory memory, Set<Value> kept) {

    /** A plan that keeps what is read, and nothing else. */
    public KernelPlan(Graph graph, Reads reads, List<Schedule> schedules) {
        this(graph, reads, schedules, Memory.NEEDED, Set.of());
    }

    public KernelPlan {
        schedules = List.copyOf(schedules);
        kept = Set.copyOf(kept);
    }
}
