package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.List;
import java.util.Optional;

/** The entry of {@code operand} whose coordinate along {@code along} is what {@code index} says. */
public record Gather(Value operand, Value index, Axis along) implements Operation {

    @Override
    public List<Value> operands() {
        return List.of(operand, index);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return new Gather(operands.get(0), operands.get(1), along);
    }

    @Override
    public void check(List<Axis> axes) {
        List<Axis> rest =
                operand.axes().stream().filter(axis -> !axis.equals(along)).toList();
        if (!operand.axes().contains(along)
                || !rest.equals(axes)
                || !axes.containsAll(index.axes())
                || index.type() != ElementType.INTEGER) {
            throw new IllegalArgumentException("cannot gather " + index + " along " + along + " of " + operand.axes());
        }
    }

    /** The cotangent goes to the entry that was taken, and to no other. */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        return List.of(
                Optional.of(values.of(
                        new MapOperation(Algebra.multiply(
                                new Leaf(cotangent),
                                Algebra.apply(Primitive.EQUAL, new Index(along), new Leaf(index)))),
                        operand.axes(),
                        new Origin.Intermediate(result.origin().layer()))),
                Optional.empty());
    }

    @Override
    public Tensor evaluate(List<Tensor> operands, Tensor result) {
        Tensor from = operands.get(0);
        int place = from.axes().indexOf(along);
        return result.fill(at -> {
            int[] source = new int[from.axes().size()];
            for (int i = 0; i < source.length; i++) {
                source[i] = i == place
                        ? (int) operands.get(1).at(result.axes(), at)
                        : at[result.axes().indexOf(from.axes().get(i))];
            }
            return from.at(from.axes(), source);
        });
    }
}
