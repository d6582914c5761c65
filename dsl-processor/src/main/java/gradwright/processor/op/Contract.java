package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sum of products over the axes that both operands have and the result lacks: each entry is one ascending chain of
 * fused multiply-adds from {@code start}, a value over some of the result's axes, or from 0.
 */
public record Contract(Value left, Value right, Optional<Value> start) implements Operation {

    @Override
    public List<Value> operands() {
        List<Value> operands = new ArrayList<>();
        operands.add(left);
        if (right != left) {
            operands.add(right);
        }
        start.filter(value -> !operands.contains(value)).ifPresent(operands::add);
        return operands;
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        List<Value> old = operands();
        return new Contract(
                operands.get(old.indexOf(left)),
                operands.get(old.indexOf(right)),
                start.map(value -> operands.get(old.indexOf(value))));
    }

    /** The axes summed over, in the left operand's order. */
    public List<Axis> contracted(List<Axis> axes) {
        return left.axes().stream().filter(axis -> !axes.contains(axis)).toList();
    }

    /** The product of matrices that this is on paper, over operands of these names: {@code X W}, {@code W^T X}. */
    public String notation(List<Axis> axes, String leftName, String rightName) {
        Axis summed = contracted(axes).get(0);
        boolean isLeftFirst = left.axes().contains(axes.get(0));
        Value first = isLeftFirst ? left : right;
        Value second = isLeftFirst ? right : left;
        return (isLeftFirst ? leftName : rightName)
                + (first.axes().get(first.axes().size() - 1).equals(summed) ? " " : "^T ")
                + (isLeftFirst ? rightName : leftName)
                + (second.axes().get(0).equals(summed) ? "" : "^T");
    }

    @Override
    public void check(List<Axis> axes) {
        boolean covered = axes.stream()
                .allMatch(axis -> left.axes().contains(axis) || right.axes().contains(axis));
        boolean shared = right.axes().containsAll(contracted(axes))
                && left.axes()
                        .containsAll(right.axes().stream()
                                .filter(axis -> !axes.contains(axis))
                                .toList());
        boolean starts = start.map(value -> axes.containsAll(value.axes())).orElse(true);
        if (!covered || !shared || !starts) {
            throw new IllegalArgumentException("cannot contract " + left.axes() + " with " + right.axes() + " from "
                    + start.map(Value::axes) + " to " + axes);
        }
    }

    /** Each operand's cotangent is the result's, contracted with the other operand. */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        Origin origin = new Origin.Intermediate(result.origin().layer());
        Value ofLeft = values.of(new Contract(cotangent, right, Optional.empty()), left.axes(), origin);
        Value ofRight = values.of(new Contract(left, cotangent, Optional.empty()), right.axes(), origin);
        List<Optional<Value>> cotangents = new ArrayList<>();
        cotangents.add(Optional.of(left == right ? sum(ofLeft, ofRight, values, origin) : ofLeft));
        if (left != right) {
            cotangents.add(Optional.of(ofRight));
        }
        start.ifPresent(value -> {
            Value ofStart = value.axes().size() == result.axes().size()
                    ? values.of(new MapOperation(new Leaf(cotangent)), value.axes(), origin)
                    : values.of(new Reduce(Reduce.Kind.SUM, cotangent), value.axes(), origin);
            int place = operands().indexOf(value);
            if (place < cotangents.size()) {
                cotangents.set(place, Optional.of(sum(cotangents.get(place).orElseThrow(), ofStart, values, origin)));
            } else {
                cotangents.add(Optional.of(ofStart));
            }
        });
        return cotangents;
    }

    private static Value sum(Value a, Value b, Values values, Origin origin) {
        return values.of(new MapOperation(Algebra.sum(List.of(new Leaf(a), new Leaf(b)))), a.axes(), origin);
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        List<Value> values = operands();
        Tensor<T> a = operands.get(values.indexOf(left));
        Tensor<T> b = operands.get(values.indexOf(right));
        start.map(value -> operands.get(values.indexOf(value)))
                .ifPresent(from -> result.fill(at -> from.at(result.axes(), at)));
        List<Axis> space = new ArrayList<>(result.axes());
        space.addAll(contracted(result.axes()));
        List<T> entries = result.entries();
        Tensor.walk(space, result.sizes(), at -> {
            int to = result.offset(space, at);
            entries.set(to, in.fma(a.at(space, at), b.at(space, at), entries.get(to)));
        });
        return result;
    }
}
