package gradwright.processor.op;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.List;
import java.util.Optional;

/** A value that comes from outside the graph. */
public record Source(Kind kind, String name) implements Operation {

    /** Who gives the value. */
    public enum Kind {
        INPUT,
        TARGETS,
        /** Class labels: whole numbers. */
        LABELS,
        /** What the loss of each sample is multiplied with before it is differentiated. */
        SAMPLE_WEIGHTS,
        /** The declared weights of the classes. */
        CLASS_WEIGHTS,
        PARAMETER,
        /** The part for one parameter of a direction in the space of them all. */
        DIRECTION,
        /** What a network remembers from one batch to the next without learning it, as batch norm its running mean. */
        STATE,
        /** What random numbers are drawn by: a whole number, another one for every draw. */
        KEY,
        /** An operand as the body of an operation sees it, such as one step of a recurrence. */
        ARGUMENT
    }

    @Override
    public List<Value> operands() {
        return List.of();
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return this;
    }

    @Override
    public ElementType type() {
        return kind == Kind.LABELS || kind == Kind.KEY ? ElementType.INTEGER : ElementType.REAL;
    }

    @Override
    public void check(List<Axis> axes) {}

    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        return List.of();
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        throw new IllegalArgumentException("no value given for the source " + name);
    }
}
