package gradwright.processor.op;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The adjoint of {@link Gather}: every entry of {@code operand} is added at the coordinate along {@code along} that
 * {@code index} says. The axes of the index that the result lacks are summed over; where nothing is added there is 0.
 */
public record ScatterAdd(Value operand, Value index, Axis along) implements Operation {

    @Override
    public List<Value> operands() {
        return List.of(operand, index);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return new ScatterAdd(operands.get(0), operands.get(1), along);
    }

    @Override
    public void check(List<Axis> axes) {
        Set<Axis> known = new HashSet<>(operand.axes());
        boolean isNew = known.add(along);
        boolean isSum = operand.axes().stream()
                .allMatch(axis -> axes.contains(axis) || index.axes().contains(axis));
        if (!isNew
                || !isSum
                || !axes.contains(along)
                || !known.containsAll(axes)
                || !operand.axes().containsAll(index.axes())
                || index.type() != ElementType.INTEGER) {
            throw new IllegalArgumentException("cannot scatter " + operand.axes() + " along " + along + " by " + index
                    + " over " + index.axes() + " to " + axes);
        }
    }

    /** Every entry gets the cotangent of the place where it was added. */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        Origin origin = new Origin.Intermediate(result.origin().layer());
        return List.of(
                Optional.of(values.of(new Gather(cotangent, index, along), operand.axes(), origin)), Optional.empty());
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        Tensor<T> from = operands.get(0);
        return Gather.places(in, result, from.axes(), along, operands.get(1)).add(in, from);
    }
}
