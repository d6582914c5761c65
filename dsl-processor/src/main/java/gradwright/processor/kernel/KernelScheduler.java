package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Schedule.Routine;
import gradwright.processor.kernel.Schedule.Stage;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders the values of a program by need and joins neighbours into kernels: a map of a contraction's result joins the
 * contraction, all that concerns one sample joins one loop over the samples. What prediction needs is never joined with
 * what only training needs, so that all programs share the forward routines. What no kernel of a network computes is put
 * into general loops, together with the neighbours that would have joined it.
 */
public final class KernelScheduler {

    private final Reads reads;
    /** What the kernels made for networks compute. */
    private final Set<Value> fitting;

    private final Set<Value> forward;
    /** What depends on a value that prediction needs. */
    private final Set<Value> ofPrediction = new HashSet<>();

    private final Set<Value> scheduled = new LinkedHashSet<>();
    private final List<List<Value>> kernels = new ArrayList<>();

    private KernelScheduler(Set<Value> forward, Reads reads, Set<Value> fitting) {
        this.reads = reads;
        this.fitting = fitting;
        this.forward = forward;
    }

    /** The kernels of every program. */
    public static KernelPlan schedule(Graph graph) {
        return schedule(graph, EnumSet.allOf(Task.class), Memory.NEEDED);
    }

    /** The kernels of the programs of these tasks, which share what they have in common with no other program. */
    public static KernelPlan schedule(Graph graph, Set<Task> tasks, Memory memory) {
        RowFunctions.Opened opened = RowFunctions.open(graph.only(tasks), memory);
        Graph part = opened.graph();
        Set<Value> forward = graph.predicted();
        Reads reads = new Reads(part, forward);
        Set<Value> fitting = NetworkKernels.fitting(part, reads);
        List<Value> named = graph.named().stream()
                .filter(value -> forward.contains(value) && !(value.operation() instanceof Source))
                .toList();
        Set<Value> later = new LinkedHashSet<>();
        part.programs().stream()
                .filter(program -> program.kind().task() == Task.GRADIENT)
                .forEach(program -> later.addAll(new KernelScheduler(forward, reads, fitting).readLater(program)));
        Kept kept = Kept.of(memory, forward, named, later);
        List<Schedule> schedules = part.programs().stream()
                .map(program -> new KernelScheduler(forward, reads, fitting).schedule(program, kept.rebuilt()))
                .toList();
        return new KernelPlan(part, reads, schedules, memory, kept.values(), opened.functions());
    }

    private Schedule schedule(Program program, Set<Value> notKept) {
        order(program);
        if (program.kind().task() == Task.GRADIENT) {
            rebuild(notKept);
        }
        List<Routine> routines = new ArrayList<>();
        Set<Value> computed = new HashSet<>();
        boolean wasAgain = false;
        for (List<Value> values : kernels) {
            // What is computed again is a method of its own: the others are those of prediction.
            boolean isAgain = computed.containsAll(values);
            computed.addAll(values);
            for (Kernel kernel : kernels(values)) {
                Stage stage = stage(kernel);
                String layer = stage == Stage.LOSS ? Origin.LOSS_LAYER : layer(kernel, program);
                Routine last = routines.isEmpty() ? null : routines.get(routines.size() - 1);
                boolean isOther = isAgain != wasAgain;
                if (last != null
                        && !isOther
                        && last.stage() == stage
                        && last.layer().equals(layer)) {
                    List<Kernel> joined = new ArrayList<>(last.kernels());
                    joined.add(kernel);
                    routines.set(routines.size() - 1, new Routine(stage, layer, joined));
                } else {
                    routines.add(new Routine(stage, layer, List.of(kernel)));
                }
                wasAgain = isAgain;
            }
        }
        List<Value> results = program.roots().stream().map(Root::value).toList();
        return new Schedule(
                program,
                routines.stream().map(routine -> withNumbers(routine, results)).toList());
    }

    /** Orders the values of a program by need, in kernels. */
    private void order(Program program) {
        List<Value> results = program.roots().stream().map(Root::value).toList();
        for (Value value : Graph.reachable(results)) {
            if (forward.contains(value) || value.operands().stream().anyMatch(ofPrediction::contains)) {
                ofPrediction.add(value);
            }
        }
        results.forEach(this::visit);
    }

    /** A number lives within a routine: each makes those that it reads, and no others; loops keep theirs in arrays. */
    private Routine withNumbers(Routine routine, List<Value> results) {
        List<Value> own = routine.kernels().stream()
                .flatMap(kernel -> kernel.values().stream())
                .toList();
        Set<Value> read = new LinkedHashSet<>();
        own.forEach(value -> addNumbers(value, read));
        List<Kernel> kernels = new ArrayList<>();
        read.stream().filter(number -> !own.contains(number)).forEach(number -> kernels.add(kernel(List.of(number))));
        for (Kernel kernel : routine.kernels()) {
            List<Value> values = kernel.values().stream()
                    .filter(value -> !isNumber(value) || read.contains(value) || results.contains(value))
                    .toList();
            if (kernel instanceof Kernel.Loops
                    || values.size() == kernel.values().size()) {
                kernels.add(kernel);
            } else if (!values.isEmpty()) {
                kernels.add(kernel(values));
            }
        }
        return new Routine(routine.stage(), routine.layer(), kernels);
    }

    /** The numbers that {@code value} is made of, each after those that it is made of. */
    private void addNumbers(Value value, Set<Value> numbers) {
        for (Value read : reads.of(value)) {
            if (isNumber(read)) {
                addNumbers(read, numbers);
                numbers.add(read);
            }
        }
    }

    private boolean isNumber(Value value) {
        return value.axes().isEmpty()
                && !(value.operation() instanceof Source)
                && fitting.contains(value)
                && reads.of(value).stream().allMatch(read -> !read.axes().isEmpty() || isNumber(read));
    }

    /** What is computed on the way forward and read when that is over. */
    private Set<Value> readLater(Program program) {
        order(program);
        int end = endOfForward();
        Set<Value> later = new LinkedHashSet<>();
        kernels.subList(end, kernels.size()).forEach(kernel -> kernel.forEach(value -> later.addAll(reads.of(value))));
        later.retainAll(computedBefore(end));
        return later;
    }

    /** Where the way forward is over; the activation of an output that the loss does not read may come later. */
    private int endOfForward() {
        int end = 0;
        while (end < kernels.size() && forward.containsAll(kernels.get(end))) {
            end++;
        }
        return end;
    }

    private Set<Value> computedBefore(int kernel) {
        return kernels.subList(0, kernel).stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    /** What is not kept is computed again before it is read when the way forward is over. */
    private void rebuild(Set<Value> notKept) {
        int end = endOfForward();
        Set<Value> lost = computedBefore(end);
        lost.retainAll(notKept);
        Set<Value> held = heldAt(end);
        held.retainAll(lost);
        lost.removeAll(held);
        List<List<Value>> rebuilding = new ArrayList<>(kernels.subList(0, end));
        for (List<Value> values : kernels.subList(end, kernels.size())) {
            List<Value> again = new ArrayList<>();
            values.forEach(value -> reads.of(value).forEach(read -> rebuild(read, lost, again)));
            join(again).forEach(rebuilding::add);
            rebuilding.add(values);
            lost.addAll(held);
            held.clear();
        }
        kernels.clear();
        kernels.addAll(rebuilding);
    }

    /** What is there when the way forward ends and is read at once: it is forgotten only then. */
    private Set<Value> heldAt(int end) {
        Set<Value> held = new HashSet<>();
        if (end > 0 && end < kernels.size()) {
            kernels.get(end).forEach(value -> held.addAll(reads.of(value)));
            Set<Value> there = new HashSet<>(kernels.get(end - 1));
            kernels.get(end - 1).forEach(value -> there.addAll(reads.of(value)));
            held.retainAll(there);
        }
        return held;
    }

    private void rebuild(Value value, Set<Value> lost, List<Value> again) {
        if (lost.remove(value)) {
            reads.of(value).forEach(read -> rebuild(read, lost, again));
            again.add(value);
        }
    }

    private List<List<Value>> join(List<Value> values) {
        List<List<Value>> joined = new ArrayList<>();
        for (Value value : values) {
            if (!joined.isEmpty() && joins(value, joined.get(joined.size() - 1))) {
                joined.get(joined.size() - 1).add(value);
            } else {
                joined.add(new ArrayList<>(List.of(value)));
            }
        }
        return joined;
    }

    private void visit(Value value) {
        if (value.operation() instanceof Source || scheduled.contains(value)) {
            return;
        }
        // What a loss makes of its targets alone waits, so that it begins as prediction does.
        List<Value> operands = reads.of(value);
        operands.stream().filter(ofPrediction::contains).forEach(this::visit);
        operands.forEach(this::visit);
        if (scheduled.add(value)) {
            if (!kernels.isEmpty() && joins(value, kernels.get(kernels.size() - 1))) {
                kernels.get(kernels.size() - 1).add(value);
            } else {
                kernels.add(new ArrayList<>(List.of(value)));
            }
        }
    }

    private boolean joins(Value value, List<Value> kernel) {
        boolean leavesForward = !forward.contains(value) && kernel.stream().allMatch(forward::contains);
        if (!fitting.contains(value)) {
            return !leavesForward && !isProduct(kernel.get(0));
        }
        if (value.operation() instanceof Contract contract) {
            Value last = kernel.get(kernel.size() - 1);
            return last.operation() instanceof Contract
                    && contract.start().equals(Optional.of(last))
                    && value.axes().equals(last.axes());
        }
        if (leavesForward || !(value.axes().isEmpty() || isOfSample(value))) {
            return false;
        }
        if (!fitting.containsAll(kernel)) {
            return true;
        }
        Value first = kernel.get(0);
        if (first.operation() instanceof Contract) {
            return value.operation() instanceof MapOperation
                    && value.axes().equals(first.axes())
                    && reads.of(value).stream().anyMatch(kernel::contains);
        }
        // Prediction may need a row function at its end that no loss does: the routines before are shared.
        if (value.operation() instanceof Call
                && forward.contains(value)
                && forward.containsAll(kernel)
                && !value.origin().layer().equals(first.origin().layer())) {
            return false;
        }
        // A sum over the samples is only there when the loop over them is over.
        boolean readsSum = reads.of(value).stream().anyMatch(read -> isSumOverSamples(read) && kernel.contains(read));
        return isOfSamples(first) && !readsSum;
    }

    /** Whether the value has an entry, or a row, for each sample. */
    private static boolean isOfSample(Value value) {
        return value.axes().stream().anyMatch(axis -> !axis.isFixed());
    }

    private static boolean isSumOverSamples(Value value) {
        return value.axes().isEmpty() && value.operands().stream().anyMatch(KernelScheduler::isOfSample);
    }

    /** Whether the value is computed in a loop over the samples, of each or of them all. */
    private boolean isOfSamples(Value value) {
        return isOfSample(value) || (value.axes().isEmpty() && value.operation() instanceof Reduce);
    }

    private List<Kernel> kernels(List<Value> values) {
        return fitting.containsAll(values) ? List.of(kernel(values)) : LoopScheduler.inOrder(values, reads);
    }

    private boolean isProduct(Value value) {
        return value.operation() instanceof Contract && fitting.contains(value);
    }

    private Kernel kernel(List<Value> values) {
        Value first = values.get(0);
        if (first.operation() instanceof Contract) {
            return new Kernel.Product(values);
        }
        if (first.axes().stream().allMatch(Axis::isFixed) && !first.axes().isEmpty()) {
            return first.operation() instanceof Reduce ? new Kernel.Sums(first) : new Kernel.Constants(first);
        }
        return RowScheduler.schedule(values, reads);
    }

    private Stage stage(Kernel kernel) {
        if (forward.containsAll(kernel.values())) {
            return kernel instanceof Kernel.Product ? Stage.FORWARD : Stage.ACTIVATE;
        }
        if (kernel.values().stream().anyMatch(KernelScheduler::isOfLoss) || readsLoss(kernel)) {
            return Stage.LOSS;
        }
        boolean isTangent = kernel.values().stream().anyMatch(value -> value.origin() instanceof Origin.Tangent)
                && kernel.values().stream().noneMatch(value -> isCotangent(value.origin()));
        return isTangent ? Stage.TANGENT : Stage.BACKWARD;
    }

    private static boolean isOfLoss(Value value) {
        return value.origin().layer().equals(Origin.LOSS_LAYER);
    }

    /** Whether it goes on with what only the loss has computed; products and sums are of the layer whose gradient they are. */
    private boolean readsLoss(Kernel kernel) {
        return (kernel instanceof Kernel.Rows || kernel instanceof Kernel.Loops)
                && kernel.values().stream()
                        .flatMap(value -> reads.of(value).stream())
                        .anyMatch(read -> isOfLoss(read) && reads.isComputed(read));
    }

    private static boolean isCotangent(Origin origin) {
        return origin instanceof Origin.Tangent tangent
                ? isCotangent(tangent.of())
                : origin instanceof Origin.Cotangent;
    }

    /** A gradient belongs to its parameter's layer, a product to the layer of its weight. */
    private static String layer(Kernel kernel, Program program) {
        Value last = kernel.values().get(kernel.values().size() - 1);
        for (Root root : program.roots()) {
            if ((root.role() == Role.GRADIENT || root.role() == Role.PRODUCT)
                    && kernel.values().contains(root.value())) {
                return root.name().substring(0, root.name().lastIndexOf('.'));
            }
        }
        if (kernel instanceof Kernel.Product product) {
            for (Value contraction : product.contractions()) {
                for (Value operand : contraction.operands()) {
                    if (isWeight(operand.origin())) {
                        return operand.origin().layer();
                    }
                }
            }
        }
        return last.origin().layer();
    }

    /** Whether it is a weight, or the direction that one goes in. */
    private static boolean isWeight(Origin origin) {
        return origin instanceof Origin.Tangent tangent
                ? isWeight(tangent.of())
                : origin instanceof Origin.Declared declared && declared.part() == Origin.Part.WEIGHT;
    }
}
