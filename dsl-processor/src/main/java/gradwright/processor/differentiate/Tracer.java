package gradwright.processor.differentiate;

import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rewriter;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each loss program the program that traces it: the values that are to be looked at, the loss, and the loss's
 * derivative by each of those values, by the parameters and by the input, from the output back as they are derived on
 * paper.
 *
 * <p>Stable forms may lead the loss past a value: cross-entropy after softmax is computed from the logits. The
 * derivative by such a value, here by the probabilities, is then that of the graph as it was built.
 */
public final class Tracer {

    private final Graph graph;
    private final Graph built;

    private Tracer(Graph graph, Graph built) {
        this.graph = graph;
        this.built = built;
    }

    /**
     * The graph with its traces.
     *
     * @param graph in stable forms; its program of the task {@code TRACE} names the values to be looked at
     * @param built the same graph before it was brought to stable forms
     */
    public static Graph trace(Graph graph, Graph built) {
        List<Program> programs = new ArrayList<>();
        for (Program program : graph.programs()) {
            if (program.kind().task() != Task.TRACE) {
                programs.add(program);
            }
            if (program.kind().task() == Task.LOSS) {
                Kind kind = new Kind(Task.TRACE, program.kind().targets());
                programs.add(new Program(kind, new Tracer(graph, built).roots(program.kind())));
            }
        }
        // One table for the gradient and its trace: what is the same computation then is simplified as one.
        return Rewriter.rewrite(new Graph(programs, graph.named()), Rewriter::keep);
    }

    private List<Root> roots(Kind lossKind) {
        List<Root> values = looked(graph);
        List<Root> valuesAsBuilt = looked(built);
        Root loss = graph.program(lossKind).roots().get(0);
        Root lossAsBuilt = built.program(lossKind).roots().get(0);
        Map<Value, Value> stable = Differentiator.ofLosses(loss.value(), value -> true);
        Map<Value, Value> asBuilt = Differentiator.ofLosses(lossAsBuilt.value(), value -> true);
        List<Root> roots = new ArrayList<>(values);
        roots.add(loss);
        for (int i = values.size() - 1; i >= 0; i--) {
            Value asStable = stable.get(values.get(i).value());
            Value gradient = asStable != null
                    ? asStable
                    : asBuilt.get(valuesAsBuilt.get(i).value());
            String name = values.get(i).name();
            roots.add(gradient(name, gradient));
            for (Value parameter : Differentiator.parameters(loss.value())) {
                if (name.equals(parameter.origin().layer() + Origin.PRE_ACTIVATION)) {
                    roots.add(gradient(((Source) parameter.operation()).name(), stable.get(parameter)));
                }
            }
        }
        Graph.reachable(List.of(loss.value())).stream()
                .filter(value -> value.operation() instanceof Source source && source.kind() == Source.Kind.INPUT)
                .forEach(input -> roots.add(gradient(((Source) input.operation()).name(), stable.get(input))));
        return roots;
    }

    private static Root gradient(String name, @Nullable Value gradient) {
        return new Root(Role.TRACED_GRADIENT, name, Objects.requireNonNull(gradient, name));
    }

    private static List<Root> looked(Graph graph) {
        return graph.programs().stream()
                .filter(program -> program.kind().task() == Task.TRACE)
                .flatMap(program -> program.roots().stream())
                .toList();
    }
}
