package gradwright.processor.emit;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.LoopStep;
import gradwright.processor.kernel.Reads;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether loops that stand right within each other can be one loop over arrays of the same shape: nothing in them needs its
 * coordinates. Such a loop has no rows that may be short, and C2 makes vectors of it.
 */
final class FlatLoop {

    private final LoopStep.Loop loop;
    private final Reads reads;
    private final Nest nest;

    /** The loop that stands at {@code nest}. */
    FlatLoop(LoopStep.Loop loop, Reads reads, Nest nest) {
        this.loop = loop;
        this.reads = reads;
        this.nest = nest;
    }

    /** What happens in the innermost of loops that stand right within each other. */
    static List<LoopStep> innermost(LoopStep.Loop loop) {
        return within(loop).map(FlatLoop::innermost).orElse(loop.body());
    }

    private static Optional<LoopStep.Loop> within(LoopStep.Loop loop) {
        return loop.body().size() == 1 && loop.body().get(0) instanceof LoopStep.Loop inner
                ? Optional.of(inner)
                : Optional.empty();
    }

    /** The axes of the loops that can be one. */
    Optional<List<Axis>> axes() {
        List<Axis> axes = new ArrayList<>(List.of(loop.axis()));
        boolean isNest = true;
        Optional<LoopStep.Loop> inner = within(loop);
        while (inner.isPresent()) {
            axes.add(inner.get().axis());
            isNest &= inner.get().begun().isEmpty();
            inner = within(inner.get());
        }
        boolean isFlat = isNest
                && axes.size() > 1
                && axes.stream().noneMatch(Nest::isSingle)
                && innermost(loop).stream().allMatch(step -> isElementwise(step, axes));
        return isFlat ? Optional.of(axes) : Optional.empty();
    }

    private boolean isElementwise(LoopStep step, List<Axis> axes) {
        if (step instanceof LoopStep.Entry entry) {
            return entry.value().axes().equals(axes)
                    && entry.value().operation() instanceof MapOperation map
                    && isOf(map.expression(), axes)
                    && readsEntries(entry.value(), axes);
        }
        return step instanceof LoopStep.Join join
                && join.reduction().operation() instanceof Reduce reduce
                && reduce.operand().axes().equals(axes)
                && (reads.isComputed(reduce.operand())
                        || !(reduce.operand().operation() instanceof MapOperation map)
                        || isOf(map.expression(), axes))
                && readsEntries(join.reduction(), axes);
    }

    /** Whether all that is read has an entry at each place, or is a number that is a variable. */
    private boolean readsEntries(Value value, List<Axis> axes) {
        return reads.of(value).stream().allMatch(read -> isEntry(read, axes));
    }

    private boolean isEntry(Value read, List<Axis> axes) {
        return read.axes().equals(axes) || (read.axes().isEmpty() && nest.knows(read));
    }

    private boolean isOf(Expr expression, List<Axis> axes) {
        return expression.leaves().stream().allMatch(leaf -> isEntry(leaf, axes))
                && parts(expression).noneMatch(Expr.Index.class::isInstance);
    }

    private static Stream<Expr> parts(Expr expression) {
        return Stream.concat(
                Stream.of(expression), expression.children().stream().flatMap(FlatLoop::parts));
    }
}
