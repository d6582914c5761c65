package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Contract;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides how products are computed: in line, with their dimensions as constants and short axes unrolled, or by a call of
 * the runtime, which blocks them for the caches and for vectors. {@code docs/decisions/products.md} has the measurements
 * that its numbers come from.
 */
public final class CostModel {

    /** A loop over an axis of up to this many is unrolled. */
    private static final int LONGEST_UNROLLED = 4;

    /** From this many multiply-adds on for a sample, or for an entry of whatever length is open, a call pays. */
    private static final long FEWEST_CALLED = 128;

    private CostModel() {}

    /** Whether the runtime's products compute the kernel: a product, or a sum over the samples for each unit. */
    public static boolean isCalled(Kernel kernel) {
        if (kernel instanceof Kernel.Sums sums) {
            return pays(((Reduce) sums.sum().operation()).operand().axes());
        }
        if (kernel instanceof Kernel.Loops loops) {
            return loops.step() instanceof LoopStep.Called;
        }
        return kernel instanceof Kernel.Product product
                && product.contractions().size() == 1
                && isCalled(product.contraction());
    }

    /**
     * Whether the runtime's products compute a value that could also be computed in loops: a product of matrices, or of a
     * vector and a matrix that is there anyway, or sums down the columns of what is stored by rows.
     */
    static boolean isCalled(Value value, Reads reads) {
        if (value.operation() instanceof Contract contract) {
            return isCalled(value) && !(value.axes().size() == 1 && isOfFreshMatrix(contract));
        }
        return value.operation() instanceof Reduce reduce
                && reduce.kind() == Reduce.Kind.SUM
                && (reads.isComputed(reduce.operand()) || reduce.operand().operation() instanceof Source)
                && reduce.operand().axes().size() == 2
                && value.axes().equals(reduce.operand().axes().subList(1, 2))
                && pays(reduce.operand().axes());
    }

    /** Whether it multiplies a vector by what is computed entry by entry: in the same loops that need not be stored. */
    private static boolean isOfFreshMatrix(Contract contract) {
        return Stream.of(contract.left(), contract.right())
                .anyMatch(operand -> operand.axes().size() == 2 && operand.operation() instanceof MapOperation);
    }

    /**
     * The axis of a product in line whose entries are all computed in one pass over the operands: a short one, preferably the
     * inner. Where a sum is short it is unrolled instead, entry by entry.
     */
    public static Optional<Axis> unrolled(Kernel.Product product) {
        boolean sumsAreLong = product.contractions().stream()
                .flatMap(value -> ((Contract) value.operation()).contracted(value.axes()).stream())
                .noneMatch(CostModel::isShort);
        List<Axis> axes = product.contraction().axes();
        return sumsAreLong
                ? Stream.of(axes.get(1), axes.get(0)).filter(CostModel::isShort).findFirst()
                : Optional.empty();
    }

    /** Whether a loop over the axis is unrolled. */
    public static boolean isShort(Axis axis) {
        return axis.isFixed() && axis.length() <= LONGEST_UNROLLED;
    }

    /**
     * Whether a sum over the samples is computed in the loops of the product before it: a weight's gradient reads the derivative
     * that a bias's gradient sums up just once for each unit if it is unrolled along the inputs.
     */
    public static boolean isSummedBeside(Kernel.Product product, Kernel.Sums sums) {
        Contract contract = (Contract) product.contraction().operation();
        Value summed = sums.sum().operands().get(0);
        return !isCalled(product)
                && !isCalled(sums)
                && product.values().size() == 1
                && contract.start().isEmpty()
                && contract.operands().contains(summed)
                && contract.contracted(product.contraction().axes()).equals(List.of(Axis.batch()))
                && unrolled(product)
                        .filter(axis -> product.contraction().axes().contains(axis)
                                && !summed.axes().contains(axis))
                        .isPresent();
    }

    private static boolean isCalled(Value contraction) {
        Contract contract = (Contract) contraction.operation();
        List<Axis> axes = new ArrayList<>(contraction.axes());
        List<Axis> contracted = contract.contracted(axes);
        axes.addAll(contracted);
        boolean isOneSum = contracted.size() == 1
                && contract.start().filter(start -> start.axes().isEmpty()).isEmpty();
        return isOneSum && isOfMatrix(contraction.axes(), contracted.get(0), contract) && pays(axes);
    }

    /** Whether each axis of the result is one of one operand alone, and both operands have the axis summed over. */
    private static boolean isOfMatrix(List<Axis> axes, Axis summed, Contract contract) {
        Set<Axis> left = new HashSet<>(contract.left().axes());
        Set<Axis> right = new HashSet<>(contract.right().axes());
        boolean areSummed = left.remove(summed) && right.remove(summed);
        boolean isProduct = axes.size() == 2 && left.size() == 1 && right.size() == 1;
        boolean isOfVector = axes.size() == 1 && left.size() + right.size() == 1;
        return areSummed && (isProduct || isOfVector) && Collections.disjoint(left, right);
    }

    /** Two axes of open lengths may be long. */
    private static boolean pays(List<Axis> axes) {
        List<Axis> fixed = axes.stream().filter(Axis::isFixed).toList();
        return axes.size() - fixed.size() > 1
                || fixed.stream().mapToLong(Axis::length).reduce(1, Math::multiplyExact) >= FEWEST_CALLED;
    }
}
