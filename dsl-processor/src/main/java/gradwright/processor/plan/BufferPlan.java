package gradwright.processor.plan;

import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.KernelPlan;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The workspace of a network.
 *
 * @param kernels what it is planned for
 * @param slots the workspace arrays, in the order in which they are first written
 * @param places the slot of each value that is stored in one
 */
public record BufferPlan(KernelPlan kernels, List<Slot> slots, Map<Value, Slot> places) {

    public BufferPlan {
        slots = List.copyOf(slots);
        places = Map.copyOf(places);
    }

    /** A plan whose slots hold what they were given. */
    public BufferPlan(KernelPlan kernels, List<Slot> slots) {
        this(kernels, slots, places(slots));
    }

    private static Map<Value, Slot> places(List<Slot> slots) {
        Map<Value, Slot> places = new HashMap<>();
        slots.forEach(slot -> slot.values().forEach(value -> places.put(value, slot)));
        return places;
    }

    /** Whether prediction is among the programs. */
    public boolean predicts() {
        return kernels.schedules().stream()
                .anyMatch(schedule -> schedule.program().kind().task() == Task.PREDICT);
    }

    /** The slots in an order in which each has its array: what others share comes before them. */
    public List<Slot> inOrderOfArrays() {
        Set<Slot> ordered = new LinkedHashSet<>();
        for (Slot slot : slots) {
            slot.host().ifPresent(ordered::add);
            ordered.add(slot);
        }
        return List.copyOf(ordered);
    }

    /** Where the value is stored, if it is stored in the workspace. */
    public Optional<Slot> slotOf(Value value) {
        return Optional.ofNullable(places.get(value));
    }

    /** Where the gradient by the input stays, if it is asked for. */
    public Optional<Slot> inputGradient() {
        return kernels.graph().results(Role.INPUT_GRADIENT).stream()
                .flatMap(value -> slotOf(value).stream())
                .findFirst();
    }

    /**
     * Numbers of a layer that are kept for one sample until the gradient is done with them.
     *
     * @param width numbers that the layer gives
     * @param isAffine whether the layer has a pre-activation of its own
     */
    public int keptBy(String layer, int width, boolean isAffine) {
        boolean isTrained = kernels.schedules().stream()
                .anyMatch(schedule -> schedule.program().kind().task() == Task.GRADIENT);
        if (!isTrained) {
            return 0;
        }
        // Where there is no activation both are one array, and count as two, as they do in derivations.
        return kernels.memory() == Memory.ALL
                ? (isAffine ? 2 * width : width)
                : kernels.kept().stream()
                        .filter(value -> value.origin().layer().equals(layer))
                        .mapToInt(Slot::width)
                        .sum();
    }
}
