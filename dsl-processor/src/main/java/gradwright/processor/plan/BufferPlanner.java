package gradwright.processor.plan;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.CostModel;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.KernelPlan;
import gradwright.processor.kernel.Schedule;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives every value that outlives its kernel a workspace array, and lets a value take the array of one that is dead by
 * then in every program; a dying operand's only where it is read at the entry, or the row, being written.
 */
public final class BufferPlanner {

    private final KernelPlan plan;
    private final List<Map<Value, List<Life>>> lives = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Set<Value> lasting;
    private final Set<Value> shown;

    private BufferPlanner(KernelPlan plan) {
        this.plan = plan;
        lasting = plan.graph().results(Role.INPUT_GRADIENT);
        shown = plan.graph().programs().stream()
                .flatMap(program -> program.roots().stream())
                .filter(root -> root.role().isTraced())
                .map(Root::value)
                .collect(Collectors.toSet());
        plan.schedules().forEach(schedule -> lives.add(lives(schedule)));
    }

    /** The workspace for {@code plan}. */
    public static BufferPlan plan(KernelPlan plan) {
        BufferPlanner planner = new BufferPlanner(plan);
        planner.stored().forEach(planner::assignSlot);
        planner.share();
        return new BufferPlan(plan, planner.slots);
    }

    /** When each value is there: more than once, where it is computed again. */
    private Map<Value, List<Life>> lives(Schedule schedule) {
        Map<Value, List<Life>> lives = new HashMap<>();
        List<Kernel> kernels = schedule.kernels();
        for (int i = 0; i < kernels.size(); i++) {
            for (Value value : kernels.get(i).values()) {
                lives.computeIfAbsent(value, key -> new ArrayList<>()).add(new Life(i, i));
            }
            for (Value value : kernels.get(i).values()) {
                for (Value read : plan.reads().of(value)) {
                    prolong(lives, read, i);
                }
            }
        }
        // What is looked at afterwards must still be there.
        for (Root root : schedule.program().roots()) {
            if (root.role().isTraced()) {
                prolong(lives, root.value(), kernels.size());
            }
        }
        if (schedule.program().kind().task() == Task.GRADIENT && plan.memory() == Memory.ALL) {
            plan.kept().forEach(value -> prolong(lives, value, kernels.size()));
        }
        return lives;
    }

    private static void prolong(Map<Value, List<Life>> lives, Value value, int to) {
        List<Life> known = lives.get(value);
        if (known != null) {
            int last = known.size() - 1;
            known.set(last, new Life(known.get(last).from(), to));
        }
    }

    /** The values that need an array of the workspace, in the order in which they are first written. */
    private Set<Value> stored() {
        Set<Value> arrays = readAsArrays();
        Set<Value> stored = new LinkedHashSet<>();
        for (Schedule schedule : plan.schedules()) {
            Set<Value> results = results(schedule);
            for (Kernel kernel : schedule.kernels()) {
                for (Value value : kernel.values()) {
                    if (!results.contains(value) && arrays.contains(value)) {
                        stored.add(value);
                    }
                }
            }
        }
        return stored;
    }

    /** What is written where the caller or the parameters have it. */
    private static Set<Value> results(Schedule schedule) {
        Set<Value> results = new HashSet<>();
        for (Root root : schedule.program().roots()) {
            if (root.role() == Role.GRADIENT
                    || root.role() == Role.LOSS
                    || root.role() == Role.OUTPUT
                    || root.role() == Role.PRODUCT) {
                results.add(root.value());
            }
        }
        return results;
    }

    /** The values that are read as arrays, by another kernel or afterwards, and the numbers that another routine reads. */
    private Set<Value> readAsArrays() {
        Set<Value> arrays = new HashSet<>(plan.kept());
        arrays.addAll(lasting);
        for (Program program : plan.graph().programs()) {
            for (Root root : program.roots()) {
                if (root.role() == Role.OUTPUT || root.role().isTraced()) {
                    arrays.add(root.value());
                }
            }
        }
        for (Schedule schedule : plan.schedules()) {
            schedule.kernels().forEach(kernel -> addArrays(kernel, arrays));
        }
        arrays.removeIf(value -> value.axes().isEmpty());
        for (Schedule schedule : plan.schedules()) {
            schedule.routines().forEach(routine -> addNumbers(routine, arrays));
        }
        return arrays;
    }

    private void addArrays(Kernel kernel, Set<Value> arrays) {
        Set<Value> own = Set.copyOf(kernel.values());
        for (Value value : kernel.values()) {
            if (kernel instanceof Kernel.Rows rows
                    && value.axes().stream().anyMatch(Axis::isFixed)
                    && rows.isReadLater(value, plan.reads())) {
                arrays.add(value);
            }
            for (Value read : plan.reads().of(value)) {
                if (!own.contains(read)) {
                    arrays.add(read);
                }
            }
        }
        if (kernel instanceof Kernel.Loops loops) {
            arrays.addAll(loops.uses(plan.reads()).fromArrays());
        }
    }

    /** The numbers that a routine reads and another one computes: variables are those of one routine. */
    private void addNumbers(Schedule.Routine routine, Set<Value> numbers) {
        Set<Value> computed = new HashSet<>();
        routine.kernels().forEach(kernel -> computed.addAll(kernel.values()));
        for (Value value : computed) {
            for (Value read : plan.reads().of(value)) {
                if (read.axes().isEmpty() && !computed.contains(read)) {
                    numbers.add(read);
                }
            }
        }
    }

    /** Whether the value has to be there after its program has run. */
    private boolean isKept(Value value) {
        return lasting.contains(value);
    }

    private void assignSlot(Value value) {
        Optional<Slot> twin = slots.stream()
                .filter(slot -> isKept(value)
                        ? isKept(slot.value())
                        : isNamed(value)
                                && slot.value().origin().equals(value.origin())
                                && slot.value().axes().equals(value.axes())
                                && slot.values().stream().noneMatch(other -> meet(other, value)))
                .findFirst();
        twin.ifPresentOrElse(slot -> slot.add(value), () -> slots.add(new Slot(value)));
    }

    private static boolean isNamed(Value value) {
        return !(value.origin() instanceof Origin.Intermediate);
    }

    private boolean meet(Value a, Value b) {
        return lives.stream().anyMatch(life -> life.containsKey(a) && life.containsKey(b));
    }

    /**
     * Values of one size share first, since they may follow each other in place, and then within larger arrays; unless it
     * takes fewer numbers to find a place for each value by itself, the largest first.
     */
    private void share() {
        List<List<Slot>> bySize = new ArrayList<>();
        slots.forEach(slot -> place(List.of(slot), bySize, array -> array.size().equals(slot.size())));
        List<List<Slot>> byThemselves = slots.stream().map(List::of).toList();
        Stream.of(placed(bySize), placed(byThemselves))
                .min(Comparator.comparingInt(BufferPlanner::numbers))
                .orElseThrow()
                .forEach(array -> array.stream().skip(1).forEach(slot -> slot.shareWith(array.get(0))));
    }

    private static int numbers(List<List<Slot>> arrays) {
        return arrays.stream().mapToInt(array -> array.get(0).width()).sum();
    }

    /** Puts what shares arrays into larger ones, the largest first. */
    private List<List<Slot>> placed(List<List<Slot>> sharing) {
        List<List<Slot>> arrays = new ArrayList<>();
        sharing.stream()
                .sorted(Comparator.comparingInt(
                                (List<Slot> array) -> array.get(0).width())
                        .reversed())
                .forEach(array -> place(
                        array,
                        arrays,
                        other -> isShown(array)
                                ? other.size().equals(array.get(0).size())
                                : other.growsAs(array.get(0))));
        return arrays;
    }

    /** Whether anyone sees the arrays themselves afterwards, who may ask how long they are. */
    private boolean isShown(List<Slot> array) {
        return array.stream().anyMatch(slot -> slot.values().stream().anyMatch(shown::contains));
    }

    private void place(List<Slot> added, List<List<Slot>> arrays, Predicate<Slot> suits) {
        Optional<List<Slot>> free = arrays.stream()
                .filter(array -> suits.test(array.get(0)) && canJoin(array, added))
                .findFirst();
        free.ifPresentOrElse(array -> array.addAll(added), () -> arrays.add(new ArrayList<>(added)));
    }

    private boolean canJoin(List<Slot> array, List<Slot> others) {
        return array.stream().allMatch(slot -> others.stream().allMatch(other -> canFollow(slot, other)));
    }

    private boolean canFollow(Slot earlier, Slot later) {
        return !isKept(earlier.value())
                && !isKept(later.value())
                && earlier.value().axes().size() == later.value().axes().size()
                && earlier.values().stream()
                        .allMatch(a -> later.values().stream().allMatch(b -> canFollow(a, b)));
    }

    private boolean canFollow(Value earlier, Value later) {
        for (int p = 0; p < lives.size(); p++) {
            for (Life a : lives.get(p).getOrDefault(earlier, List.of())) {
                for (Life b : lives.get(p).getOrDefault(later, List.of())) {
                    boolean isInTime = !a.overlaps(b)
                            || (a.to() == b.from() && isReadInPlace(p, b, earlier, later))
                            || (b.to() == a.from() && isReadInPlace(p, a, later, earlier));
                    if (!isInTime) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean isReadInPlace(int program, Life life, Value earlier, Value later) {
        return isReadInPlace(plan.schedules().get(program).kernels().get(life.from()), earlier, later);
    }

    /** Whether the kernel that writes {@code later} reads {@code earlier} at the same entry or row only, and before. */
    private boolean isReadInPlace(Kernel kernel, Value earlier, Value later) {
        // A call writes all of the product before maps read anything.
        if (CostModel.isCalled(kernel)
                || kernel instanceof Kernel.Loops
                || !earlier.axes().equals(later.axes())) {
            return false;
        }
        int place = kernel.values().indexOf(later);
        for (int i = 0; i < kernel.values().size(); i++) {
            Value reader = kernel.values().get(i);
            if (plan.reads().of(reader).contains(earlier)) {
                boolean elementwise = reader.operation() instanceof MapOperation;
                boolean ofRow = kernel instanceof Kernel.Rows && (reader.operation() instanceof Call || i < place);
                if (i > place || !(elementwise || ofRow)) {
                    return false;
                }
            }
        }
        return kernel.values().indexOf(earlier) < place;
    }
}
