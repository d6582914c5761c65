package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.List;
import java.util.Optional;

/** The sum or the maximum of a value over the axes that the result lacks, in ascending order. */
public record Reduce(Kind kind, Value operand) implements Operation {

    /** How entries are joined. */
    public enum Kind {
        SUM,
        MAX
    }

    @Override
    public List<Value> operands() {
        return List.of(operand);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return new Reduce(kind, operands.get(0));
    }

    @Override
    public void check(List<Axis> axes) {
        if (!operand.axes().containsAll(axes) || operand.axes().size() == axes.size()) {
            throw new IllegalArgumentException("cannot reduce " + operand.axes() + " to " + axes);
        }
    }

    /** A sum hands its cotangent to every entry; a maximum to the entries that reach it, in equal parts. */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        Origin origin = new Origin.Intermediate(result.origin().layer());
        if (kind == Kind.SUM) {
            return List.of(Optional.of(values.of(new MapOperation(new Leaf(cotangent)), operand.axes(), origin)));
        }
        Value reached = values.of(
                new MapOperation(Algebra.apply(Primitive.EQUAL, new Leaf(operand), new Leaf(result))),
                operand.axes(),
                origin);
        Value ties = values.of(new Reduce(Kind.SUM, reached), result.axes(), origin);
        return List.of(Optional.of(values.of(
                new MapOperation(
                        Algebra.divide(Algebra.multiply(new Leaf(cotangent), new Leaf(reached)), new Leaf(ties))),
                operand.axes(),
                origin)));
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        Tensor<T> from = operands.get(0);
        List<T> entries = result.entries();
        if (kind == Kind.MAX) {
            T least = in.number(Double.NEGATIVE_INFINITY);
            result.fill(at -> least);
        }
        int[] next = {0};
        Tensor.walk(from.axes(), from.sizes(), at -> {
            int to = result.offset(from.axes(), at);
            T entry = from.entries().get(next[0]++);
            entries.set(to, kind == Kind.SUM ? in.plus(entries.get(to), entry) : in.max(entries.get(to), entry));
        });
        return result;
    }
}
