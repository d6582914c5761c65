package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Axes;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Gather;
import gradwright.processor.op.OverlapAdd;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.ScatterAdd;
import gradwright.processor.op.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The loops in which a value is computed, the outermost first.
 *
 * @param entry the loops over its entries
 * @param reduced the loops inside, over what is reduced; empty where each entry is computed at once
 */
record LoopPath(List<Axis> entry, List<Axis> reduced) {

    LoopPath {
        entry = List.copyOf(entry);
        reduced = List.copyOf(reduced);
    }

    /** In the order in which the result is stored, and inside in the order in which the operand is. */
    static LoopPath of(Value value) {
        if (value.operation() instanceof Reduce reduce) {
            return new LoopPath(value.axes(), without(reduce.operand().axes(), value.axes()));
        }
        if (value.operation() instanceof Contract contract) {
            return new LoopPath(value.axes(), contract.contracted(value.axes()));
        }
        if (value.operation() instanceof Call call) {
            return new LoopPath(without(value.axes(), List.of(call.along())), List.of());
        }
        return new LoopPath(value.axes(), List.of());
    }

    List<Axis> all() {
        List<Axis> all = new ArrayList<>(entry);
        all.addAll(reduced);
        return all;
    }

    /** Whether the value's entries are written in no order of their own, but added up. */
    static boolean isScattered(Value value) {
        return value.operation() instanceof ScatterAdd || value.operation() instanceof OverlapAdd;
    }

    /** The axes along which {@code reader} takes other entries of {@code read} than those at its own coordinates. */
    static List<Axis> readAcross(Value reader, Value read) {
        if (reader.operation() instanceof Call call && call.operand() == read) {
            return List.of(call.along());
        }
        if (reader.operation() instanceof Axes axes) {
            return axes.from();
        }
        if (reader.operation() instanceof Window window) {
            return List.of(window.along());
        }
        if (reader.operation() instanceof Gather gather) {
            return gather.operand() == read ? List.of(gather.along()) : List.of();
        }
        // A slice of what is read, which the reader looks up.
        return reader.operands().stream()
                .flatMap(operand -> operand.operation() instanceof Window window && window.operand() == read
                        ? Stream.of(window.along())
                        : Stream.empty())
                .toList();
    }

    private static List<Axis> without(List<Axis> axes, List<Axis> others) {
        return axes.stream().filter(axis -> !others.contains(axis)).toList();
    }
}
