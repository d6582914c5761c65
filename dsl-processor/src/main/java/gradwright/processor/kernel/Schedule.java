package gradwright.processor.kernel;

import gradwright.processor.ir.Graph.Program;
import java.util.List;

/**
 * How one program runs.
 *
 * @param routines in the order they run; each becomes a method
 */
public record Schedule(Program program, List<Routine> routines) {

    public Schedule {
        routines = List.copyOf(routines);
    }

    /**
     * A run of kernels that belong to one layer.
     *
     * @param stage what the run is for
     * @param layer whose it is
     */
    public record Routine(Stage stage, String layer, List<Kernel> kernels) {
        public Routine {
            kernels = List.copyOf(kernels);
        }
    }

    /** What a routine is for. */
    public enum Stage {
        FORWARD,
        /** Functions of whole samples: apart from the products before, which training may need alone. */
        ACTIVATE,
        /** Derivatives of what goes forward along a direction. */
        TANGENT,
        LOSS,
        BACKWARD
    }

    /** All kernels, in order. */
    public List<Kernel> kernels() {
        return routines.stream().flatMap(routine -> routine.kernels().stream()).toList();
    }
}
