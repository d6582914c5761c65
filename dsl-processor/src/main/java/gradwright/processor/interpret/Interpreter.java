package gradwright.processor.interpret;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Evaluation;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates values of a graph for given sources, in any arithmetic. What it computes is the meaning that every phase has
 * to keep and that generated code has to agree with.
 *
 * @param <T> a number
 */
public final class Interpreter<T> {

    private final Arithmetic<T> arithmetic;
    private final Sizes sizes;
    private final Map<String, List<T>> sources = new HashMap<>();
    private Evaluation<T> evaluation;

    /** An interpreter for a batch of that many samples. */
    public Interpreter(Arithmetic<T> arithmetic, int samples) {
        this(arithmetic, Sizes.ofBatch(samples));
    }

    /** An interpreter for axes of these lengths. */
    public Interpreter(Arithmetic<T> arithmetic, Sizes sizes) {
        this.arithmetic = arithmetic;
        this.sizes = sizes;
        this.evaluation = evaluation();
    }

    /** Gives the source of that name its entries in storage order. */
    public Interpreter<T> with(String source, List<T> entries) {
        sources.put(source, List.copyOf(entries));
        evaluation = evaluation();
        return this;
    }

    /** Gives the source of that name the numbers nearest to those entries. */
    public Interpreter<T> with(String source, double... entries) {
        return with(source, Arrays.stream(entries).mapToObj(arithmetic::number).toList());
    }

    /** The value's entries. */
    public Tensor<T> evaluate(Value value) {
        return evaluation.of(value);
    }

    /** The doubles nearest to the value's entries. */
    public double[] doubles(Value value) {
        return evaluate(value).entries().stream()
                .mapToDouble(arithmetic::doubleValue)
                .toArray();
    }

    private Evaluation<T> evaluation() {
        return new Evaluation<>(arithmetic, sizes, this::given);
    }

    private Optional<Tensor<T>> given(Value value) {
        if (!(value.operation() instanceof Source source) || !sources.containsKey(source.name())) {
            return Optional.empty();
        }
        Tensor<T> result = new Tensor<>(value.axes(), sizes, arithmetic.number(0));
        List<T> entries = sources.get(source.name());
        if (entries.size() != result.entries().size()) {
            throw new IllegalArgumentException("source " + source.name() + " has "
                    + result.entries().size() + " entries, " + entries.size() + " given");
        }
        Collections.copy(result.entries(), entries);
        return Optional.of(result);
    }
}
