package gradwright.processor.kernel;

import gradwright.processor.ir.Graph;
import java.util.List;

/** The programs of a network as kernels. */
public record KernelPlan(Graph graph, Reads reads, List<Schedule> schedules) {

    public KernelPlan {
        schedules = List.copyOf(schedules);
    }
}
