package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Arithmetic;
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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The entry of {@code operand} whose coordinate along {@code along} is what {@code index} says, over the other axes of
 * both.
 */
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
        Set<Axis> free = new HashSet<>(index.axes());
        operand.axes().stream().filter(axis -> !axis.equals(along)).forEach(free::add);
        if (!operand.axes().contains(along)
                || free.contains(along)
                || !free.equals(Set.copyOf(axes))
                || index.type() != ElementType.INTEGER) {
            throw new IllegalArgumentException(
                    "cannot gather " + index + " along " + along + " of " + operand.axes() + " to " + axes);
        }
    }

    /**
     * The cotangent goes to the entry that was taken, and to no other; what was taken more than once sums up. Where
     * nothing sums up that is a one-hot, which joins the expressions around it.
     */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        Operation given = operand.axes().containsAll(result.axes())
                ? new MapOperation(Algebra.multiply(
                        new Leaf(cotangent), Algebra.apply(Primitive.EQUAL, new Index(along), new Leaf(index))))
                : new ScatterAdd(cotangent, index, along);
        Origin origin = new Origin.Intermediate(result.origin().layer());
        return List.of(Optional.of(values.of(given, operand.axes(), origin)), Optional.empty());
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        return places(in, operands.get(0), result.axes(), along, operands.get(1))
                .take(result);
    }

    /** Where the entries of a tensor over the axes {@code wide} lie, by what {@code index} says. */
    static <T> Places<T> places(Arithmetic<T> in, Tensor<T> narrow, List<Axis> wide, Axis along, Tensor<T> index) {
        return new Places<>(narrow, wide, along, at -> {
            int coordinate = (int) in.doubleValue(index.at(wide, at));
            return Objects.checkIndex(coordinate, narrow.sizes().of(along));
        });
    }
}
