package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes out the functions of a row of which a program computes several, as a loss needs the log-softmax and its gradient
 * the softmax: what they have in common, the largest entry and the exponentials with their sum, is then there once, and
 * each of their loops joins what comes before or after. A function that is alone stays a call. The bits are the same.
 */
final class RowFunctions {

    /**
     * A graph with functions written out.
     *
     * @param functions for what has taken a function's place the function, or the entry of one
     */
    record Opened(Graph graph, Map<Value, Value> functions) {}

    /** A row, and the axis along which functions of it run. */
    private record Row(Value operand, Axis along) {}

    private final Memory memory;
    private final Set<Value> predicted;
    private final Values values = new Values();
    private final Map<Value, Value> functions = new HashMap<>();

    private RowFunctions(Graph graph, Memory memory) {
        this.memory = memory;
        predicted = graph.predicted();
    }

    /** The graph, every program of which has written out what shares a row. */
    static Opened open(Graph graph, Memory memory) {
        RowFunctions opening = new RowFunctions(graph, memory);
        List<Program> programs = graph.programs().stream().map(opening::open).toList();
        return new Opened(new Graph(programs, graph.named()), opening.functions);
    }

    private Program open(Program program) {
        Set<Value> results = program.roots().stream().map(Root::value).collect(Collectors.toSet());
        Map<Row, List<Value>> byRow = Graph.reachable(results).stream()
                .filter(value -> value.operation() instanceof Call && canOpen(value, results))
                .collect(Collectors.groupingBy(value -> row((Call) value.operation())));
        Set<Value> open = byRow.values().stream()
                .filter(calls -> calls.size() > 1)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        if (open.isEmpty()) {
            return program;
        }
        Copy copy = new Copy(open);
        return new Program(
                program.kind(),
                program.roots().stream()
                        .map(root -> new Root(root.role(), root.name(), copy.of(root.value())))
                        .toList());
    }

    private static Row row(Call call) {
        return new Row(call.operand(), call.along());
    }

    /** Whether it runs along the units of each sample, and is neither a result nor what prediction goes on with. */
    private boolean canOpen(Value value, Set<Value> results) {
        boolean isOfSamples = value.axes().size() == 2
                && value.axes().contains(Axis.batch())
                && ((Call) value.operation()).along().isFixed();
        boolean isOfPrediction = predicted.contains(value)
                && (memory == Memory.ALL
                        || predicted.stream()
                                .anyMatch(reader -> reader.operands().contains(value)));
        return isOfSamples && !results.contains(value) && !isOfPrediction;
    }

    /** Copies what depends on an open function; all else stays the value that it is. */
    private final class Copy {
        private final Set<Value> open;
        private final Map<Value, Value> copies = new HashMap<>();

        Copy(Set<Value> open) {
            this.open = open;
        }

        Value of(Value old) {
            Value known = copies.get(old);
            if (known == null) {
                known = copied(old);
                copies.put(old, known);
            }
            return known;
        }

        private Value copied(Value old) {
            List<Value> operands = old.operands().stream().map(this::of).toList();
            if (open.contains(old)) {
                return inPlaceOf(
                        old,
                        old.operation().withOperands(operands).body(old, values).orElseThrow());
            }
            if (old.operation() instanceof Gather gather && open.contains(gather.operand())) {
                return inPlaceOf(old, entry(gather, operands.get(0), old));
            }
            return operands.equals(old.operands())
                    ? old
                    : values.of(old.operation().withOperands(operands), old.axes(), old.origin());
        }

        private Value inPlaceOf(Value function, Value body) {
            functions.put(body, function);
            return values.renamed(body, function.origin());
        }

        /** The body at one entry: of what varies along the row that entry is taken. */
        private Value entry(Gather gather, Value body, Value old) {
            Origin origin = new Origin.Intermediate(old.origin().layer());
            Operation taken = new MapOperation(((MapOperation) body.operation())
                    .expression()
                    .rewrite(part -> part instanceof Leaf leaf
                                    && leaf.value().axes().contains(gather.along())
                            ? new Leaf(values.of(
                                    new Gather(leaf.value(), gather.index(), gather.along()), old.axes(), origin))
                            : part));
            return values.of(taken, old.axes(), old.origin());
        }
    }
}
