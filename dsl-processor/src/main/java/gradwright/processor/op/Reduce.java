package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sum, the product or the maximum of a value over the axes that the result lacks, in ascending order. */
public record Reduce(Kind kind, Value operand) implements Operation {

    /** How entries are joined. */
    public enum Kind {
        SUM,
        PRODUCT,
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

    /**
     * A sum hands its cotangent to every entry, a product times all the others; a maximum to the entries that reach it,
     * in equal parts.
     */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        Origin origin = new Origin.Intermediate(result.origin().layer());
        if (kind == Kind.SUM) {
            return List.of(Optional.of(values.of(new MapOperation(new Leaf(cotangent)), operand.axes(), origin)));
        }
        if (kind == Kind.PRODUCT) {
            Expr others = new Leaf(others(result, values, origin));
            return List.of(Optional.of(values.of(
                    new MapOperation(Algebra.multiply(new Leaf(cotangent), others)), operand.axes(), origin)));
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

    /** For every entry the product of all that are reduced with it but itself, which divides by nothing. */
    private Value others(Value result, Values values, Origin origin) {
        List<Axis> from = operand.axes().stream()
                .filter(axis -> !result.axes().contains(axis))
                .toList();
        List<Axis> to = from.stream()
                .map(axis -> new Axis(axis.name() + "_", axis.size()))
                .toList();
        List<Axis> renamed = operand.axes().stream()
                .map(axis -> from.contains(axis) ? to.get(from.indexOf(axis)) : axis)
                .toList();
        Value other = values.of(new Axes(operand, from, to), renamed, origin);
        List<Expr> same = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            same.add(Algebra.apply(Primitive.EQUAL, new Index(from.get(i)), new Index(to.get(i))));
        }
        Expr factor = Algebra.apply(Primitive.WHERE, Algebra.product(same), Algebra.ONE, new Leaf(other));
        List<Axis> all = new ArrayList<>(operand.axes());
        all.addAll(to);
        Value factors = values.of(new MapOperation(factor), all, origin);
        return values.of(new Reduce(Kind.PRODUCT, factors), operand.axes(), origin);
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        Tensor<T> from = operands.get(0);
        List<T> entries = result.entries();
        T neutral = in.number(
                switch (kind) {
                    case SUM -> 0;
                    case PRODUCT -> 1;
                    case MAX -> Double.NEGATIVE_INFINITY;
                });
        result.fill(at -> neutral);
        int[] next = {0};
        Tensor.walk(from.axes(), from.sizes(), at -> {
            int to = result.offset(from.axes(), at);
            T entry = from.entries().get(next[0]++);
            T joined = entries.get(to);
            entries.set(
                    to,
                    switch (kind) {
                        case SUM -> in.plus(joined, entry);
                        case PRODUCT -> in.times(joined, entry);
                        case MAX -> in.max(joined, entry);
                    });
        });
        return result;
    }
}
