package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Contract;
import java.util.List;
import java.util.Optional;
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
            return sums.sum().axes().stream().mapToLong(Axis::length).sum() >= FEWEST_CALLED;
        }
        return kernel instanceof Kernel.Product product
                && product.contractions().size() == 1
                && isCalled(product.contraction());
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
        List<Axis> contracted = contract.contracted(contraction.axes());
        if (contraction.axes().size() != 2 || contracted.size() != 1) {
            return false;
        }
        Axis outer = contraction.axes().get(0);
        Axis inner = contraction.axes().get(1);
        Axis summed = contracted.get(0);
        boolean isOfMatrices = (hasAxes(contract.left(), outer, summed) && hasAxes(contract.right(), inner, summed))
                || (hasAxes(contract.right(), outer, summed) && hasAxes(contract.left(), inner, summed));
        long terms = Stream.of(outer, inner, summed)
                .filter(Axis::isFixed)
                .mapToLong(Axis::length)
                .reduce(1, Math::multiplyExact);
        return isOfMatrices && terms >= FEWEST_CALLED;
    }

    private static boolean hasAxes(Value operand, Axis one, Axis other) {
        return operand.axes().size() == 2
                && operand.axes().contains(one)
                && operand.axes().contains(other);
    }
}
