package gradwright.processor.plan;

import gradwright.processor.ir.Value;
import gradwright.processor.kernel.KernelPlan;
import java.util.List;
import java.util.Optional;

/**
 * The workspace of a network.
 *
 * @param kernels what it is planned for
 * @param slots the workspace arrays, in the order in which they are first written
 */
public record BufferPlan(KernelPlan kernels, List<Slot> slots) {

    public BufferPlan {
        slots = List.copyOf(slots);
    }

    /** Where the value is stored, if it is stored in the workspace. */
    public Optional<Slot> slotOf(Value value) {
        return slots.stream().filter(slot -> slot.values().contains(value)).findFirst();
    }
}
