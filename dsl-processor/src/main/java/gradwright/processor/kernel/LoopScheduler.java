package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Contract;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts any values into loop nests. A value joins the loops of an earlier one as far as it runs over the same axes and
 * everything it reads there is complete; a contraction shares all loops over its result's entries or none, so that its
 * operands are read in the order in which they are stored. What the cost model leaves to the runtime stands between them.
 */
public final class LoopScheduler {

    private final Reads reads;
    private final Block root = new Block();
    private final Set<Value> scheduled = new LinkedHashSet<>();

    private LoopScheduler(Reads reads) {
        this.reads = reads;
    }

    /** Every program as one routine of loops. */
    public static KernelPlan schedule(Graph graph) {
        Reads reads = new Reads(graph, graph.predicted());
        List<Schedule> schedules = new ArrayList<>();
        for (Graph.Program program : graph.programs()) {
            List<Value> results = program.roots().stream()
                    .sorted(Comparator.comparing(root -> root.role() == Graph.Role.LOSS))
                    .map(Graph.Root::value)
                    .toList();
            schedules.add(new Schedule(
                    program, List.of(new Schedule.Routine(Schedule.Stage.FORWARD, "", schedule(results, reads)))));
        }
        return new KernelPlan(graph, reads, schedules);
    }

    /** The kernels that compute {@code results} and all that they need, in order. */
    static List<Kernel> schedule(List<Value> results, Reads reads) {
        LoopScheduler scheduler = new LoopScheduler(reads);
        // The number that is returned comes last, so that it is written as what is returned.
        List<Value> tail = results.stream()
                .filter(result -> result.axes().isEmpty() && result.operation() instanceof MapOperation)
                .toList();
        tail.forEach(result -> reads.of(result).forEach(scheduler::visit));
        results.stream().filter(result -> !tail.contains(result)).forEach(scheduler::visit);
        tail.forEach(scheduler::visit);
        return scheduler.kernels();
    }

    /** The kernels that compute these values, each of which reads only what stands before it or is there anyway. */
    static List<Kernel> inOrder(List<Value> values, Reads reads) {
        LoopScheduler scheduler = new LoopScheduler(reads);
        values.forEach(scheduler::place);
        return scheduler.kernels();
    }

    private List<Kernel> kernels() {
        List<Kernel> kernels = new ArrayList<>();
        root.steps.forEach(step -> kernels.add(new Kernel.Loops(step.frozen())));
        return kernels;
    }

    private void visit(Value value) {
        if (value.operation() instanceof Source || scheduled.contains(value)) {
            return;
        }
        reads.of(value).forEach(this::visit);
        if (!scheduled.add(value)) {
            return;
        }
        place(value);
    }

    private void place(Value value) {
        if (CostModel.isCalled(value, reads)) {
            root.steps.add(new Leaf(new LoopStep.Called(value)));
        } else if (LoopPath.isScattered(value)) {
            root.steps.add(new Leaf(new LoopStep.Scatter(value)));
        } else {
            place(value, LoopPath.of(value), 0, root);
        }
    }

    private void place(Value value, LoopPath path, int depth, Block block) {
        List<Axis> axes = path.all();
        if (depth == axes.size()) {
            block.steps.add(new Leaf(path.reduced().isEmpty() ? new LoopStep.Entry(value) : new LoopStep.Join(value)));
            return;
        }
        Block loop = joinable(value, path, depth, block).orElseGet(() -> {
            Block added = new Block(axes.get(depth), axes.subList(0, depth + 1));
            block.steps.add(added);
            return added;
        });
        if (depth == path.entry().size()) {
            loop.begun.add(value);
        }
        place(value, path, depth + 1, loop);
    }

    /** The loop of {@code block} that the value can join deepest, the last of several; none before what it reads. */
    private Optional<Block> joinable(Value value, LoopPath path, int depth, Block block) {
        Optional<Block> best = Optional.empty();
        int most = 0;
        for (int i = block.steps.size() - 1; i >= 0; i--) {
            Step step = block.steps.get(i);
            int shared = step instanceof Block loop ? shared(value, path, depth, loop) : 0;
            if (shared > most) {
                most = shared;
                best = Optional.of((Block) step);
            }
            if (readsAny(value, step)) {
                break;
            }
        }
        return best;
    }

    /** How many loops the value shares if it joins {@code loop}: a contraction all over its entries, or none. */
    private int shared(Value value, LoopPath path, int depth, Block loop) {
        if (depth >= path.all().size() || !path.all().get(depth).equals(loop.axis) || !isComplete(value, loop)) {
            return 0;
        }
        int shared = depth
                + 1
                + joinable(value, path, depth + 1, loop)
                        .map(inner -> shared(value, path, depth + 1, inner) - depth - 1)
                        .orElse(0);
        return value.operation() instanceof Contract && shared < path.entry().size() ? 0 : shared;
    }

    /** Whether all that {@code value} reads of what {@code loop} computes is there before the loop goes on. */
    private boolean isComplete(Value value, Block loop) {
        Set<Value> inside = loop.values();
        return reads.of(value).stream()
                .filter(inside::contains)
                .allMatch(read -> read.axes().containsAll(loop.path)
                        && LoopPath.readAcross(value, read).stream().noneMatch(loop.path::contains));
    }

    private boolean readsAny(Value value, Step step) {
        Set<Value> inside = step.values();
        return reads.of(value).stream().anyMatch(inside::contains);
    }

    /** A step while others may still join it. */
    private interface Step {
        Set<Value> values();

        LoopStep frozen();
    }

    private record Leaf(LoopStep step) implements Step {
        @Override
        public Set<Value> values() {
            return Set.copyOf(step.values());
        }

        @Override
        public LoopStep frozen() {
            return step;
        }
    }

    /** A loop, or the whole program around all loops. */
    private static final class Block implements Step {
        private final Axis axis;
        private final List<Axis> path;
        private final List<Value> begun = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();

        private Block() {
            this(Axis.batch(), List.of());
        }

        private Block(Axis axis, List<Axis> path) {
            this.axis = axis;
            this.path = List.copyOf(path);
        }

        @Override
        public Set<Value> values() {
            Set<Value> values = new HashSet<>(begun);
            steps.forEach(step -> values.addAll(step.values()));
            return values;
        }

        @Override
        public LoopStep frozen() {
            return new LoopStep.Loop(
                    axis, begun, steps.stream().map(Step::frozen).toList());
        }
    }
}
