package gradwright.processor.interpret;

import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates values of a graph for given sources. What it computes is the meaning that every phase has to keep and that
 * generated code has to agree with.
 */
public final class Interpreter {

    private final Sizes sizes;
    private final Map<String, double[]> sources = new HashMap<>();
    private final Map<Value, Tensor> results = new HashMap<>();
    private final Values bodies = new Values();

    /** An interpreter for a batch of that many samples. */
    public Interpreter(int samples) {
        this(Sizes.ofBatch(samples));
    }

    /** An interpreter for axes of these lengths. */
    public Interpreter(Sizes sizes) {
        this.sizes = sizes;
    }

    /** Gives the source of that name its entries in storage order; they are not copied. */
    public Interpreter with(String source, double... entries) {
        sources.put(source, entries);
        results.clear();
        return this;
    }

    /** The value's entries. */
    public Tensor evaluate(Value value) {
        Tensor known = results.get(value);
        if (known != null) {
            return known;
        }
        Tensor result = compute(value);
        results.put(value, result);
        return result;
    }

    private Tensor compute(Value value) {
        Tensor result = new Tensor(value.axes(), sizes);
        if (value.operation() instanceof Source source && sources.containsKey(source.name())) {
            double[] entries = sources.get(source.name());
            if (entries.length != result.entries().length) {
                throw new IllegalArgumentException("source " + source.name() + " has " + result.entries().length
                        + " entries, " + entries.length + " given");
            }
            System.arraycopy(entries, 0, result.entries(), 0, entries.length);
            return result;
        }
        return value.operation().body(value, bodies).map(this::evaluate).orElseGet(() -> {
            List<Tensor> operands =
                    value.operation().operands().stream().map(this::evaluate).toList();
            return value.operation().evaluate(operands, result);
        });
    }
}
