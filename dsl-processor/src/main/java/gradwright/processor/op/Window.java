package gradwright.processor.op;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
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

/**
 * The entries of {@code operand} at the coordinates along {@code along} that {@code slide} gives for those of the
 * result, and 0 where that is outside: a slice, padding, a shift, or all the windows that a convolution contracts with
 * its kernel.
 */
public record Window(Value operand, Axis along, Slide slide) implements Operation {

    @Override
    public List<Value> operands() {
        return List.of(operand);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return new Window(operands.get(0), along, slide);
    }

    @Override
    public void check(List<Axis> axes) {
        if (!slide.joins(axes, operand.axes(), along)) {
            throw new IllegalArgumentException(
                    "cannot slide " + slide + " along " + along + " of " + operand.axes() + " to " + axes);
        }
    }

    /** Whether it is one entry, the same everywhere along the result. */
    public boolean isEntry() {
        return slide.steps().isEmpty();
    }

    /** Whether each entry is one of the operand's or 0, and none is taken twice: a slice, or padding. */
    public boolean isSlice() {
        return slide.steps().size() == 1 && slide.steps().get(0).stride() == 1;
    }

    /** The coordinates along {@link #sliced()} whose entries are the operand's: from the first to below the second. */
    public int begin() {
        return Math.min(Math.max(0, -slide.start()), sliced().length());
    }

    /** The first coordinate after them. */
    public int end() {
        return Math.max(begin(), Math.min(sliced().length(), along.length() - slide.start()));
    }

    /** The axis of the result along which a slice is taken. */
    public Axis sliced() {
        return slide.steps().get(0).axis();
    }

    /** The cotangents of all windows, added where they overlap; those of an entry or a slice, with 0 around them. */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        return List.of(Optional.of(values.of(
                spread(cotangent),
                operand.axes(),
                new Origin.Intermediate(result.origin().layer()))));
    }

    private Operation spread(Value cotangent) {
        if (isEntry()) {
            return new MapOperation(Algebra.multiply(
                    Algebra.apply(Primitive.EQUAL, new Index(along), Algebra.constant(slide.start())),
                    new Leaf(cotangent)));
        }
        return isSlice()
                ? new Window(cotangent, sliced(), Slide.at(-slide.start()).plus(along, 1))
                : new OverlapAdd(cotangent, along, slide);
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        return new Places<>(operands.get(0), result.axes(), along, at -> slide.of(result.axes(), at)).take(result);
    }
}
