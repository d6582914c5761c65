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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    /** The cotangent goes to the entry that was taken, and to no other; what was taken more than once sums up. */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        Origin origin = new Origin.Intermediate(result.origin().layer());
        Operation taken = new MapOperation(Algebra.multiply(
                new Leaf(cotangent), Algebra.apply(Primitive.EQUAL, new Index(along), new Leaf(index))));
        if (operand.axes().containsAll(result.axes())) {
            return List.of(Optional.of(values.of(taken, operand.axes(), origin)), Optional.empty());
        }
        List<Axis> all = new ArrayList<>(result.axes());
        all.add(along);
        Operation sum = new Reduce(Reduce.Kind.SUM, values.of(taken, all, origin));
        return List.of(Optional.of(values.of(sum, operand.axes(), origin)), Optional.empty());
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        Tensor<T> from = operands.get(0);
        int place = from.axes().indexOf(along);
        return result.fill(at -> {
            int[] source = new int[from.axes().size()];
            for (int i = 0; i < source.length; i++) {
                source[i] = i == place
                        ? (int) in.doubleValue(operands.get(1).at(result.axes(), at))
                        : at[result.axes().indexOf(from.axes().get(i))];
            }
            return from.at(from.axes(), source);
        });
    }
}
