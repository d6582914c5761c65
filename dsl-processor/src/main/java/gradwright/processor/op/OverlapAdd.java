package gradwright.processor.op;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.List;
import java.util.Optional;

/**
 * The adjoint of {@link Window}: every entry of {@code operand} is added at the coordinate along {@code along} that
 * {@code slide} gives for its own, and dropped where that is outside.
 */
public record OverlapAdd(Value operand, Axis along, Slide slide) implements Operation {

    @Override
    public List<Value> operands() {
        return List.of(operand);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return new OverlapAdd(operands.get(0), along, slide);
    }

    @Override
    public void check(List<Axis> axes) {
        if (!slide.joins(operand.axes(), axes, along)) {
            throw new IllegalArgumentException(
                    "cannot add " + operand.axes() + " up by " + slide + " along " + along + " of " + axes);
        }
    }

    /** Every entry gets the cotangent of the place where it was added. */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        return List.of(Optional.of(values.of(
                new Window(cotangent, along, slide),
                operand.axes(),
                new Origin.Intermediate(result.origin().layer()))));
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        Tensor<T> from = operands.get(0);
        return new Places<>(result, from.axes(), along, at -> slide.of(from.axes(), at)).add(in, from);
    }
}
