package gradwright.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.CostModel;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.Reads;
import gradwright.processor.kernel.Schedule;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import gradwright.processor.op.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs a program over arrays that hold, instead of numbers, which entry of which value was written last: every read has
 * to find the entry that it wants. It knows of loops only what no kernel can do without: a product is computed entry by
 * entry, all else sample by sample, and neighbours over the same units either one after the other or side by side.
 */
final class ArraySimulation {

    private static final int SAMPLES = 2;

    /** An entry of a value: coordinates by axis. */
    private record Entry(Value value, Map<Axis, Integer> at) {
        static Entry of(Value value, Map<Axis, Integer> at) {
            Map<Axis, Integer> own = new HashMap<>(at);
            own.keySet().retainAll(value.axes());
            return new Entry(value, own);
        }
    }

    private final BufferPlan plan;
    private final Reads reads;
    private final Schedule schedule;
    private final boolean isSideBySide;
    private final Map<Slot, Map<Integer, Entry>> arrays = new HashMap<>();
    private final Set<Entry> elsewhere = new HashSet<>();

    private ArraySimulation(BufferPlan plan, Schedule schedule, boolean isSideBySide) {
        this.plan = plan;
        this.reads = plan.kernels().reads();
        this.schedule = schedule;
        this.isSideBySide = isSideBySide;
    }

    /** Runs every program on arrays of which nothing is known. */
    static void run(BufferPlan plan) {
        for (Schedule schedule : plan.kernels().schedules()) {
            new ArraySimulation(plan, schedule, false).run();
            new ArraySimulation(plan, schedule, true).run();
        }
    }

    private void run() {
        for (Kernel kernel : schedule.kernels()) {
            Set<Entry> before = Set.copyOf(elsewhere);
            if (kernel instanceof Kernel.Product && !CostModel.isCalled(kernel)) {
                every(
                        kernel.values().get(0).axes(),
                        Map.of(),
                        at -> kernel.values().forEach(value -> compute(value, at)));
            } else if (kernel instanceof Kernel.Rows) {
                rows(kernel.values());
            } else {
                kernel.values().forEach(value -> every(value.axes(), Map.of(), at -> compute(value, at)));
            }
            // What has no array is gone after its kernel; but results, and numbers without axes, are handed over.
            elsewhere.removeIf(entry -> !before.contains(entry) && !isHandedOver(entry.value()));
        }
        schedule.program().roots().forEach(root -> every(root.value().axes(), Map.of(), at -> read(root.value(), at)));
    }

    private void rows(List<Value> values) {
        List<Value> ofSamples = values.stream().filter(value -> !isTail(value)).toList();
        for (int n = 0; n < SAMPLES; n++) {
            Map<Axis, Integer> sample = Map.of(Axis.batch(), n);
            for (List<Value> run : runs(ofSamples)) {
                every(units(run.get(0)), sample, at -> run.forEach(value -> compute(value, at)));
            }
        }
        values.stream().filter(ArraySimulation::isTail).forEach(value -> compute(value, Map.of()));
    }

    /** The values that are computed side by side: elementwise over the same units. */
    private List<List<Value>> runs(List<Value> values) {
        List<List<Value>> runs = new ArrayList<>();
        for (Value value : values) {
            List<Value> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            boolean joins = isSideBySide
                    && !last.isEmpty()
                    && !units(value).isEmpty()
                    && units(last.get(0)).equals(units(value))
                    && last.stream()
                            .noneMatch(other -> other.operation() instanceof Reduce
                                    && reads.of(value).contains(other));
            if (joins) {
                last.add(value);
            } else {
                runs.add(new ArrayList<>(List.of(value)));
            }
        }
        return runs;
    }

    /** A number made of sums over all samples. */
    private static boolean isTail(Value value) {
        return value.axes().isEmpty() && !(value.operation() instanceof Reduce);
    }

    /** The units that are looped over, in each sample, to compute the value; a call takes its row at once. */
    private static List<Axis> units(Value value) {
        List<Axis> axes = value.operation() instanceof Reduce reduce
                ? reduce.operand().axes()
                : value.operation() instanceof MapOperation ? value.axes() : List.of();
        return axes.stream().filter(Axis::isFixed).toList();
    }

    private void compute(Value value, Map<Axis, Integer> at) {
        readFor(value, at);
        List<Axis> written = new ArrayList<>(value.axes());
        written.removeAll(at.keySet());
        every(written, at, to -> write(value, to));
    }

    private void readFor(Value value, Map<Axis, Integer> at) {
        if (value.operation() instanceof Contract contract) {
            every(contract.contracted(value.axes()), at, step -> {
                readOperand(contract.left(), step);
                readOperand(contract.right(), step);
            });
            contract.start().ifPresent(start -> readOperand(start, at));
        } else if (value.operation() instanceof Reduce reduce) {
            every(reduce.operand().axes(), at, step -> readOperand(reduce.operand(), step));
        } else if (value.operation() instanceof Call call) {
            every(List.of(call.along()), at, row -> readOperand(call.operand(), row));
        } else if (value.operation() instanceof Gather gather) {
            Value row = reads.atEntry(gather).map(Call::operand).orElse(gather.operand());
            readOperand(gather.index(), at);
            every(List.of(gather.along()), at, any -> readOperand(row, any));
        } else if (value.operation() instanceof Window window && window.isSlice()) {
            int place = at.get(window.sliced()) + window.slide().start();
            if (place >= 0 && place < window.along().length()) {
                Map<Axis, Integer> there = new HashMap<>(at);
                there.put(window.along(), place);
                readOperand(window.operand(), there);
            }
        } else {
            value.operands().forEach(operand -> readOperand(operand, at));
        }
    }

    private void readOperand(Value operand, Map<Axis, Integer> at) {
        boolean isWrittenOut = !reads.isComputed(operand)
                || (isSideBySide
                        && operand.operation() instanceof Gather
                        && plan.slotOf(operand).isEmpty());
        if (operand.operation() instanceof Source) {
            return;
        }
        if (isWrittenOut) {
            readFor(operand, at);
        } else {
            read(operand, at);
        }
    }

    private void read(Value value, Map<Axis, Integer> at) {
        Entry wanted = Entry.of(value, at);
        if (value.operation() instanceof Source) {
            return;
        }
        if (isInSlot(value)) {
            assertEquals(
                    wanted,
                    array(value).get(place(wanted)),
                    () -> "in " + schedule.program().kind());
        } else {
            assertTrue(
                    elsewhere.contains(wanted),
                    () -> wanted + " is not there in " + schedule.program().kind());
        }
    }

    private void write(Value value, Map<Axis, Integer> at) {
        Entry entry = Entry.of(value, at);
        if (isInSlot(value)) {
            array(value).put(place(entry), entry);
        } else {
            elsewhere.add(entry);
        }
    }

    /** What the caller gives an array for, and what is returned. */
    private boolean isHandedOver(Value value) {
        return value.axes().isEmpty() || isResult(value);
    }

    private boolean isResult(Value value) {
        return schedule.program().roots().stream()
                .anyMatch(root -> root.value() == value
                        && (root.role() == Role.GRADIENT
                                || root.role() == Role.LOSS
                                || schedule.program().kind().task() == Task.PREDICT));
    }

    private boolean isInSlot(Value value) {
        return !isResult(value) && plan.slotOf(value).isPresent();
    }

    private Map<Integer, Entry> array(Value value) {
        Slot slot = plan.slotOf(value).orElseThrow();
        return arrays.computeIfAbsent(slot.host().orElse(slot), host -> new HashMap<>());
    }

    private static int place(Entry entry) {
        int place = 0;
        for (Axis axis : entry.value().axes()) {
            place = place * length(axis) + entry.at().get(axis);
        }
        return place;
    }

    private static int length(Axis axis) {
        return axis.isFixed() ? axis.length() : SAMPLES;
    }

    /** Visits all coordinates along the axes that are not given yet, the last axis fastest. */
    private static void every(List<Axis> axes, Map<Axis, Integer> given, Consumer<Map<Axis, Integer>> visitor) {
        List<Axis> free = axes.stream().filter(axis -> !given.containsKey(axis)).toList();
        if (free.isEmpty()) {
            visitor.accept(given);
            return;
        }
        for (int i = 0; i < length(free.get(0)); i++) {
            Map<Axis, Integer> more = new HashMap<>(given);
            more.put(free.get(0), i);
            every(free.subList(1, free.size()), more, visitor);
        }
    }
}
