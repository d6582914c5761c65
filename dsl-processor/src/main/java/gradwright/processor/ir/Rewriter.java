package gradwright.processor.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies a graph into a fresh table of values, operands first, each value as {@link Rule} says. */
public final class Rewriter {

    /** How one value is copied, once its operands have been. */
    @FunctionalInterface
    public interface Rule {
        /**
         * The value that stands for {@code old}.
         *
         * @param copy {@code old}'s operation over the operands' copies
         */
        Value rewrite(Value old, Operation copy, Values values);

        /** The operation, over old values, that is copied in the place of {@code old}'s own. */
        default Operation instead(Value old) {
            return old.operation();
        }
    }

    private final Rule rule;
    private final Values values = new Values();
    private final Map<Value, Value> copies = new HashMap<>();

    private Rewriter(Rule rule) {
        this.rule = rule;
    }

    /** The graph rewritten by {@code rule}. */
    public static Graph rewrite(Graph graph, Rule rule) {
        return new Rewriter(rule).copy(graph);
    }

    /** The rule that changes nothing. */
    public static Value keep(Value old, Operation copy, Values values) {
        return values.of(copy, old.axes(), old.origin());
    }

    private Graph copy(Graph graph) {
        List<Value> named = graph.named().stream().map(this::copy).toList();
        return new Graph(
                graph.programs().stream()
                        .map(program -> new Graph.Program(
                                program.kind(),
                                program.roots().stream()
                                        .map(root -> new Graph.Root(root.role(), root.name(), copy(root.value())))
                                        .toList()))
                        .toList(),
                named);
    }

    private Value copy(Value old) {
        Value copy = copies.get(old);
        if (copy == null) {
            Operation operation = rule.instead(old);
            List<Value> operands = operation.operands().stream().map(this::copy).toList();
            copy = rule.rewrite(old, operation.withOperands(operands), values);
            copies.put(old, copy);
        }
        return copy;
    }
}
