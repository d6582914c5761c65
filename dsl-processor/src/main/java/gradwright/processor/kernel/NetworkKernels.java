package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the kernels made for networks compute: products with a layer's weight, all that concerns one sample alone, sums
 * over the samples. Everything else, which only formulas ask for, is left to general loops.
 */
final class NetworkKernels {

    private static final Axis BATCH = Axis.batch();

    private final Reads reads;

    private NetworkKernels(Reads reads) {
        this.reads = reads;
    }

    /** The values of {@code graph} that one of them computes. */
    static Set<Value> fitting(Graph graph, Reads reads) {
        NetworkKernels kernels = new NetworkKernels(reads);
        Set<Value> fitting = new HashSet<>(Graph.reachable(graph.roots()));
        fitting.removeIf(value -> !kernels.compute(value));
        return fitting;
    }

    private boolean compute(Value value) {
        if (value.operation() instanceof Contract contract) {
            return isProduct(value, contract);
        }
        if (value.operation() instanceof MapOperation) {
            return value.axes().contains(BATCH)
                    ? isOfRow(value.axes())
                    : reads.of(value).isEmpty();
        }
        if (value.operation() instanceof Reduce reduce) {
            return isReduction(value, reduce);
        }
        if (value.operation() instanceof Call call) {
            return isRow(value.axes()) && call.along().isFixed();
        }
        if (value.operation() instanceof Gather gather) {
            return isEntryOfRow(value, gather.operand(), gather.along());
        }
        return value.operation() instanceof Window window
                && window.isEntry()
                && isEntryOfRow(value, window.operand(), window.along());
    }

    /** Whether the axes are those of one sample: of its units, or of a number. */
    private static boolean isOfRow(List<Axis> axes) {
        return axes.equals(List.of(BATCH)) || isRow(axes);
    }

    private static boolean isRow(List<Axis> axes) {
        return axes.size() == 2 && axes.contains(BATCH) && axes.stream().anyMatch(Axis::isFixed);
    }

    private static boolean isEntryOfRow(Value value, Value operand, Axis along) {
        return value.axes().equals(List.of(BATCH)) && isRow(operand.axes()) && along.isFixed();
    }

    /** Over the units of each sample, over the samples for each unit, over both, or of what no sample has a part in. */
    private boolean isReduction(Value value, Reduce reduce) {
        List<Axis> axes = reduce.operand().axes();
        if (!axes.contains(BATCH)) {
            return value.axes().isEmpty() && axes.size() == 1 && axes.get(0).isFixed();
        }
        boolean isForUnits = value.axes().size() == 1 && value.axes().get(0).isFixed();
        return isForUnits
                ? isRow(axes) && reduce.kind() == Reduce.Kind.SUM && reads.isComputed(reduce.operand())
                : isOfRow(axes);
    }

    /** Whether it runs over samples, a layer's units, and the units before that layer, as products of layers do. */
    private static boolean isProduct(Value value, Contract contract) {
        List<Axis> contracted = contract.contracted(value.axes());
        if (value.axes().size() != 2 || contracted.size() != 1) {
            return false;
        }
        List<Axis> axes = new ArrayList<>(value.axes());
        axes.addAll(contracted);
        Optional<Value> weight = List.of(contract.left(), contract.right(), value).stream()
                .filter(one -> one.axes().size() == 2 && one.axes().stream().allMatch(Axis::isFixed))
                .findFirst();
        return axes.contains(BATCH)
                && weight.isPresent()
                && !weight.get().origin().layer().equals(Origin.LOSS_LAYER)
                && weight.get().axes().stream()
                                .filter(axis ->
                                        axis.name().equals(weight.get().origin().layer()))
                                .count()
                        == 1;
    }
}
