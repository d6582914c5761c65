package gradwright.processor.op;

import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.subtract;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Facts;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.List;
import java.util.Optional;

/**
 * A function of all entries along one axis that stays closed from build to emit: its rule is written in terms of
 * itself and other calls, and its kernels are written by hand in the runtime.
 */
public record Call(Function function, Value operand, Axis along) implements Operation {

    /** The functions; each with its meaning and its vector-Jacobian rule. */
    public enum Function {
        /** {@code y_i = exp(z_i) / sum_j exp(z_j)}. */
        SOFTMAX("softmax") {
            @Override
            Facts facts(Axis along) {
                return Facts.sumToOneAlong(along);
            }

            /** {@code y (g - sum(g y))}. */
            @Override
            Value pullBack(Call call, Value result, Value g, Shape shape) {
                Expr y = new Leaf(result);
                Value dot = shape.sum(shape.map(multiply(new Leaf(g), y)));
                return shape.map(multiply(y, subtract(new Leaf(g), new Leaf(dot))));
            }

            @Override
            Value body(Call call, Shape shape) {
                Value e = shape.map(apply(Primitive.EXP, shifted(call, shape)));
                return shape.map(divide(new Leaf(e), new Leaf(shape.sum(e))));
            }
        },
        /** {@code y_i = z_i - log sum_j exp(z_j)}. */
        LOG_SOFTMAX("logSoftmax") {
            @Override
            Facts facts(Axis along) {
                return Facts.NONE;
            }

            /** {@code g - softmax(z) sum(g)}. */
            @Override
            Value pullBack(Call call, Value result, Value g, Shape shape) {
                Value softmax =
                        shape.values.of(new Call(SOFTMAX, call.operand(), call.along()), result.axes(), shape.origin);
                return shape.map(subtract(new Leaf(g), multiply(new Leaf(softmax), new Leaf(shape.sum(g)))));
            }

            @Override
            Value body(Call call, Shape shape) {
                Expr shifted = shifted(call, shape);
                Value sum = shape.sum(shape.map(apply(Primitive.EXP, shifted)));
                return shape.map(subtract(shifted, new Leaf(shape.logarithm(sum))));
            }
        };

        private final String javaName;

        Function(String javaName) {
            this.javaName = javaName;
        }

        /** What the function is called in Java. */
        public String javaName() {
            return javaName;
        }

        abstract Facts facts(Axis along);

        abstract Value pullBack(Call call, Value result, Value cotangent, Shape shape);

        abstract Value body(Call call, Shape shape);

        /** The operand less its maximum, which changes neither function and keeps exp from overflowing. */
        private static Expr shifted(Call call, Shape shape) {
            return subtract(new Leaf(call.operand()), new Leaf(shape.reduce(Reduce.Kind.MAX, call.operand())));
        }
    }

    @Override
    public List<Value> operands() {
        return List.of(operand);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return new Call(function, operands.get(0), along);
    }

    @Override
    public void check(List<Axis> axes) {
        if (!operand.axes().equals(axes) || !axes.contains(along)) {
            throw new IllegalArgumentException("cannot apply " + function + " along " + along + " of " + axes);
        }
    }

    @Override
    public Facts facts(List<Axis> axes) {
        return function.facts(along);
    }

    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        return List.of(Optional.of(function.pullBack(this, result, cotangent, shape(result, result, values))));
    }

    @Override
    public Optional<Value> body(Value result, Values values) {
        return Optional.of(function.body(this, shape(result, operand, values)));
    }

    private Shape shape(Value result, Value of, Values values) {
        return new Shape(
                values,
                result.axes(),
                along,
                new Origin.Intermediate(of.origin().layer()));
    }

    /** Makes values over a call's axes, and over those without the one it runs along. */
    private record Shape(Values values, List<Axis> axes, Axis along, Origin origin) {

        Value map(Expr expression) {
            return values.of(new MapOperation(expression), axes, origin);
        }

        /** Of a number for each row, and for all its entries at once. */
        Value logarithm(Value number) {
            return values.of(new MapOperation(apply(Primitive.LOG, new Leaf(number))), number.axes(), origin);
        }

        Value sum(Value operand) {
            return reduce(Reduce.Kind.SUM, operand);
        }

        Value reduce(Reduce.Kind kind, Value operand) {
            return values.of(
                    new Reduce(kind, operand),
                    axes.stream().filter(axis -> !axis.equals(along)).toList(),
                    origin);
        }
    }
}
