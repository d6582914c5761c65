package gradwright.processor.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Evaluates values and all that they are computed from, each once, from those that are given.
 *
 * @param <T> a number
 */
public final class Evaluation<T> {

    private final Arithmetic<T> arithmetic;
    private final Sizes sizes;
    private final Function<Value, Optional<Tensor<T>>> given;
    private final Map<Value, Tensor<T>> results = new HashMap<>();
    private final Values bodies = new Values();

    /**
     * An evaluation for axes of these lengths.
     *
     * @param given the values that come from outside; whatever it leaves out is computed
     */
    public Evaluation(Arithmetic<T> arithmetic, Sizes sizes, Function<Value, Optional<Tensor<T>>> given) {
        this.arithmetic = arithmetic;
        this.sizes = sizes;
        this.given = given;
    }

    /** The value's entries. */
    public Tensor<T> of(Value value) {
        Tensor<T> known = results.get(value);
        if (known != null) {
            return known;
        }
        Tensor<T> result = given.apply(value).orElseGet(() -> compute(value));
        results.put(value, result);
        return result;
    }

    private Tensor<T> compute(Value value) {
        return value.operation().body(value, bodies).map(this::of).orElseGet(() -> {
            List<Tensor<T>> operands = value.operands().stream().map(this::of).toList();
            Tensor<T> zeros = new Tensor<>(value.axes(), sizes, arithmetic.number(0));
            return value.operation().evaluate(arithmetic, operands, zeros);
        });
    }
}
