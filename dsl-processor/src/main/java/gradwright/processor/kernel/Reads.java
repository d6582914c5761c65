package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Axes;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import gradwright.processor.op.Window;
import gradwright.processor.simplify.Barriers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which values are computed by themselves and what each of them reads. A map that only a sum reads is written out
 * inside the sum, a call of which only one entry a row is taken is a call for that entry, and an entry of a given vector,
 * or of a slice of a network's rows, is read where it is needed.
 */
public final class Reads {

    private final Set<Value> computed = new HashSet<>();
    private final Map<Value, List<Value>> reads = new HashMap<>();
    private final Set<Value> predicted;

    /** What the programs of {@code graph} read, where {@code predicted} are the values that prediction needs. */
    Reads(Graph graph, Set<Value> predicted) {
        this.predicted = predicted;
        Set<Value> results = Set.copyOf(graph.roots());
        Set<Value> barriers = Barriers.of(graph);
        List<Value> reachable = Graph.reachable(graph.roots());
        Map<Value, List<Value>> readers = readers(reachable);
        for (Value value : reachable) {
            List<Value> readBy = readers.getOrDefault(value, List.of());
            boolean inline = value.operation() instanceof MapOperation
                    && !barriers.contains(value)
                    && !results.contains(value)
                    && readBy.stream().allMatch(reader -> reader.operation() instanceof Reduce);
            boolean isLookedUp = isEntry(value)
                    && !results.contains(value)
                    && readBy.stream().noneMatch(reader -> takesOthers(reader, value));
            boolean isRead = isSliceOfRows(value) && readBy.stream().noneMatch(Reads::takesAll);
            if (!inline && !isLookedUp && !isRenamedIndex(value) && !isRead) {
                computed.add(value);
            }
        }
        reachable.forEach(value -> reads.put(value, read(value)));
    }

    /** Whether the value's entries are those of given indices. */
    private static boolean isRenamedIndex(Value value) {
        return value.operation() instanceof Axes axes
                && value.type() == ElementType.INTEGER
                && axes.operand().operation() instanceof Source;
    }

    /** Whether the value's entries are those of a given vector, which are read where they are needed. */
    private static boolean isEntry(Value value) {
        return value.operation() instanceof Gather gather
                && gather.operand().operation() instanceof Source
                && gather.operand().axes().size() == 1;
    }

    /** Whether {@code reader} takes other entries of the value than those at its own place, or all: from an array of them. */
    private static boolean takesOthers(Value reader, Value value) {
        return takesAll(reader) || !LoopPath.readAcross(reader, value).isEmpty();
    }

    private static boolean takesAll(Value reader) {
        return reader.operation() instanceof Contract;
    }

    private static boolean isSliceOfRows(Value value) {
        return value.operation() instanceof Window window
                && window.isSlice()
                && value.axes().size() == 2
                && value.axes().contains(Axis.batch())
                && window.along().isFixed()
                && window.sliced().isFixed();
    }

    private static Map<Value, List<Value>> readers(List<Value> values) {
        Map<Value, List<Value>> readers = new HashMap<>();
        for (Value reader : values) {
            for (Value operand : reader.operands()) {
                readers.computeIfAbsent(operand, key -> new ArrayList<>()).add(reader);
            }
        }
        return readers;
    }

    /** The log-softmax of which {@code gather} needs one entry only; empty where all of it is there anyway. */
    public Optional<Call> atEntry(Gather gather) {
        return gather.operand().operation() instanceof Call call
                        && call.function() == Call.Function.LOG_SOFTMAX
                        && !predicted.contains(gather.operand())
                ? Optional.of(call)
                : Optional.empty();
    }

    /** Whether the value is computed by itself. */
    public boolean isComputed(Value value) {
        return computed.contains(value);
    }

    /** Where along the units slices begin or end that are 0 elsewhere. */
    public SortedSet<Integer> bounds(Expr expression) {
        SortedSet<Integer> bounds = new TreeSet<>();
        for (Value leaf : expression.leaves()) {
            if (isSlice(leaf)) {
                Window window = (Window) leaf.operation();
                bounds.add(window.begin());
                bounds.add(window.end());
            }
        }
        bounds.removeIf(bound -> bound == 0
                || expression.leaves().stream()
                        .anyMatch(leaf -> isSlice(leaf)
                                && ((Window) leaf.operation()).sliced().length() == bound));
        return bounds;
    }

    /** Whether the value is a slice that is read where it is needed. */
    public boolean isSlice(Value value) {
        return value.operation() instanceof Window && !isComputed(value);
    }

    /** The values that have to be there before {@code value}, sources among them. */
    public List<Value> of(Value value) {
        return Objects.requireNonNull(reads.get(value), value::toString);
    }

    /** What {@code value} reads, when that of its operands is known. */
    private List<Value> read(Value value) {
        if (value.operation() instanceof Gather gather && atEntry(gather).isPresent()) {
            return List.of(atEntry(gather).get().operand(), gather.index());
        }
        List<Value> read = new ArrayList<>();
        for (Value operand : value.operands()) {
            if (isComputed(operand) || operand.operation() instanceof Source) {
                read.add(operand);
            } else {
                read.addAll(of(operand));
            }
        }
        return List.copyOf(read);
    }
}
