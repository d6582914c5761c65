package gradwright.processor.differentiate;

import gradwright.processor.canonicalise.Canonicaliser;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Rewriter;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result, in stable forms, where a value on its way is taken for a source. Stable forms lead past a value, as the
 * logarithm of a softmax is computed without the softmax; past a source they cannot lead. So the derivative by the
 * source is the whole derivative by the value.
 *
 * @param result what is differentiated
 * @param source the operation that stands in for the value
 */
record Cut(Value result, Source source) {

    /**
     * The cut at {@code value}, which is called {@code name}.
     *
     * @param program the one that has {@code result}
     */
    static Cut at(String name, Value value, Program program, Root result) {
        Source source = source(name);
        Graph whole = new Graph(List.of(new Program(program.kind(), List.of(result))), List.of());
        Graph cut = Rewriter.rewrite(whole, new Rewriter.Rule() {
            @Override
            public Operation instead(Value old) {
                return old.equals(value) ? source : old.operation();
            }

            @Override
            public Value rewrite(Value old, Operation copy, Values values) {
                return Rewriter.keep(old, copy, values);
            }
        });
        return new Cut(
                Canonicaliser.canonicalise(cut).programs().get(0).roots().get(0).value(), source);
    }

    private static Source source(String name) {
        return new Source(Source.Kind.ARGUMENT, "(cut)" + name);
    }

    boolean isSource(Value value) {
        return value.operation().equals(source);
    }

    /** Of derivatives by all that the result is computed from, the one by the value. */
    Optional<Value> of(Map<Value, Value> derivatives) {
        return derivatives.entrySet().stream()
                .filter(derivative -> isSource(derivative.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The graph with the values in the places of the sources that stood in for them. */
    static Graph mended(Graph graph, Map<String, Value> cut) {
        Map<Operation, Value> sources = new HashMap<>();
        cut.forEach((name, value) -> sources.put(source(name), value));
        return Rewriter.rewrite(graph, new Rewriter.Rule() {
            @Override
            public Operation instead(Value old) {
                Value value = sources.get(old.operation());
                return value == null ? old.operation() : new MapOperation(new Leaf(value));
            }

            @Override
            public Value rewrite(Value old, Operation copy, Values values) {
                return sources.containsKey(old.operation()) ? copy.operands().get(0) : Rewriter.keep(old, copy, values);
            }
        });
    }
}
