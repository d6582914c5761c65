package gradwright.processor.op;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Facts;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.List;
import java.util.Optional;

/** The operand itself, taken as a constant by every derivative. */
public record Stop(Value operand) implements Operation {

    @Override
    public List<Value> operands() {
        return List.of(operand);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return new Stop(operands.get(0));
    }

    @Override
    public ElementType type() {
        return operand.type();
    }

    @Override
    public void check(List<Axis> axes) {
        if (!operand.axes().equals(axes)) {
            throw new IllegalArgumentException("cannot stop at " + operand.axes() + " for " + axes);
        }
    }

    @Override
    public Facts facts(List<Axis> axes) {
        return operand.facts();
    }

    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        return List.of(Optional.empty());
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        return result.fill(at -> operands.get(0).at(result.axes(), at));
    }
}
