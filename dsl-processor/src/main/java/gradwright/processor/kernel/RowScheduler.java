package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Value;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what one sample needs into as few passes over its units as can be: a reduction runs in the first pass in which all
 * that it reads is there, an expression in the last one before it is read, so that it need not be stored.
 */
final class RowScheduler {

    private final Reads reads;
    private final List<Value> values;
    /** In which pass, or before which one. */
    private final Map<Value, Integer> passes = new HashMap<>();

    private RowScheduler(List<Value> values, Reads reads) {
        this.values = values;
        this.reads = reads;
        for (Value value : values) {
            passes.put(value, first(value));
        }
        for (int i = values.size() - 1; i >= 0; i--) {
            if (isExpression(values.get(i))) {
                passes.put(values.get(i), last(values.get(i)));
            }
        }
    }

    /** The kernel of these values, each of which reads only what stands before it or is there anyway. */
    static Kernel.Rows schedule(List<Value> values, Reads reads) {
        return new RowScheduler(values, reads).kernel();
    }

    private Kernel.Rows kernel() {
        List<Kernel.Pass> kernel = new ArrayList<>();
        int count = passes.values().stream().mapToInt(pass -> pass + 1).max().orElse(0);
        for (int i = 0; i < count; i++) {
            List<Value> before = new ArrayList<>();
            Map<Axis, List<Value>> inside = new LinkedHashMap<>();
            for (Value value : values) {
                if (pass(value) == i) {
                    units(value)
                            .map(axis -> inside.computeIfAbsent(axis, key -> new ArrayList<>()))
                            .orElse(before)
                            .add(value);
                }
            }
            List<Kernel.Pass> sameTime = new ArrayList<>();
            inside.forEach(
                    (axis, joined) -> sameTime.add(new Kernel.Pass(sameTime.isEmpty() ? before : List.of(), joined)));
            kernel.addAll(sameTime.isEmpty() ? List.of(new Kernel.Pass(before, List.of())) : sameTime);
        }
        return new Kernel.Rows(kernel);
    }

    private int pass(Value value) {
        return passes.getOrDefault(value, 0);
    }

    /** The first pass in which, or before which, all is there that the value reads. */
    private int first(Value value) {
        return reads.of(value).stream()
                .filter(passes::containsKey)
                .mapToInt(read -> units(read).isEmpty() || isReadInPass(value, read) ? pass(read) : pass(read) + 1)
                .max()
                .orElse(0);
    }

    /** The last pass before which, or in which, nobody has read the expression. */
    private int last(Value expression) {
        return values.stream()
                .filter(reader -> reads.of(reader).contains(expression))
                .mapToInt(reader -> isReadInPass(reader, expression) ? pass(reader) : pass(reader) - 1)
                .min()
                .orElse(pass(expression));
    }

    private boolean isReadInPass(Value reader, Value read) {
        return isReadInPass(reader, read, reads);
    }

    /** Whether one pass can compute {@code read} and then, at the same place, what reads it. */
    static boolean isReadInPass(Value reader, Value read, Reads reads) {
        return isExpression(read, reads)
                && units(read, reads).equals(units(reader, reads))
                && LoopPath.readAcross(reader, read).isEmpty();
    }

    private boolean isExpression(Value value) {
        return isExpression(value, reads);
    }

    private static boolean isExpression(Value value, Reads reads) {
        return value.operation() instanceof MapOperation && units(value, reads).isPresent();
    }

    private Optional<Axis> units(Value value) {
        return units(value, reads);
    }

    /** What the loop that computes the value runs over; nothing for a number, and for what loops by itself. */
    private static Optional<Axis> units(Value value, Reads reads) {
        List<Axis> axes;
        if (value.operation() instanceof Reduce reduce) {
            axes = reduce.operand().axes();
        } else if (value.operation() instanceof MapOperation map
                && reads.bounds(map.expression()).isEmpty()) {
            axes = value.axes();
        } else {
            return Optional.empty();
        }
        return axes.contains(Axis.batch()) ? axes.stream().filter(Axis::isFixed).findFirst() : Optional.empty();
    }
}
