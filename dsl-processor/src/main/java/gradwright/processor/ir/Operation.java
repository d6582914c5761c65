package gradwright.processor.ir;

import java.util.List;
import java.util.Optional;

/**
 * What a value is computed by: an effect-free record over operand values, with all its rules beside it.
 *
 * <p>An operation is one file in {@code op}; nothing else lists them.
 */
public interface Operation {

    /** The values read, each once. */
    List<Value> operands();

    /** The same operation over other operands, in the order of {@link #operands()}. */
    Operation withOperands(List<Value> operands);

    default ElementType type() {
        return ElementType.REAL;
    }

    /** Shape rule: fails where a result over {@code axes} makes no sense, which is a defect of the compiler. */
    void check(List<Axis> axes);

    /** Fact rule: what is known of a result over {@code axes}. */
    default Facts facts(List<Axis> axes) {
        return Facts.NONE;
    }

    /**
     * Vector-Jacobian rule: the cotangent of each operand, given the result's; empty is a structural zero.
     *
     * @param result the value of this operation
     * @param cotangent the derivative of a scalar by {@code result}, over the same axes
     * @param values where new values are made
     */
    List<Optional<Value>> pullBack(Value result, Value cotangent, Values values);

    /** A closed operation's meaning as a graph over its operands; empty where {@link #evaluate} says it. */
    default Optional<Value> body(Value result, Values values) {
        return Optional.empty();
    }

    /** Interpretation in any arithmetic: fills {@code result}, whose entries are 0, and returns it. */
    default <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        throw new IllegalStateException(this + " is interpreted by its body");
    }
}
