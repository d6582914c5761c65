package gradwright.processor.differentiate;

import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rewriter;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each loss program the program that traces it: the values that are to be looked at, the loss, and the loss's
 * derivative by each of those values, by the parameters and by the input, from the output back as they are derived on
 * paper. The derivation that a class shows of itself has the same results, without the samples' weights.
 *
 * <p>Stable forms may lead the loss past a value: cross-entropy after softmax is computed from the logits. The
 * derivative by such a value, here by the probabilities, is then that of the graph which is cut there.
 */
public final class Tracer {

    private final Graph graph;
    private final Graph built;
    private final Function<Value, Map<Value, Value>> derivatives;

    private Tracer(Graph graph, Graph built, Function<Value, Map<Value, Value>> derivatives) {
        this.graph = graph;
        this.built = built;
        this.derivatives = derivatives;
    }

    /**
     * The graph with its traces.
     *
     * @param graph in stable forms; its program of the task {@code TRACE} names the values to be looked at
     * @param built the same graph before it was brought to stable forms
     */
    public static Graph trace(Graph graph, Graph built) {
        List<Program> programs = new ArrayList<>();
        Tracer tracer = new Tracer(graph, built, losses -> Differentiator.ofLosses(losses, value -> true));
        for (Program program : graph.programs()) {
            if (program.kind().task() != Task.TRACE) {
                programs.add(program);
            }
            if (program.kind().task() == Task.LOSS) {
                Kind kind = new Kind(Task.TRACE, program.kind().targets());
                programs.add(new Program(kind, tracer.roots(program.kind())));
            }
        }
        // One table for the gradient and its trace: what is the same computation then is simplified as one.
        return tracer.mended(programs);
    }

    /**
     * What the graph computes as one writes it on paper: the values of the layers and the losses.
     *
     * @param graph in stable forms; its program of the task {@code TRACE} names the values that are shown
     */
    public static Graph forward(Graph graph) {
        List<Program> programs = new ArrayList<>();
        for (Program program : graph.programs()) {
            if (program.kind().task() == Task.LOSS) {
                List<Root> roots = new ArrayList<>(looked(graph));
                roots.addAll(program.roots());
                programs.add(shown(program.kind(), roots));
            }
        }
        if (programs.isEmpty()) {
            programs.add(shown(new Kind(Task.TRACE, Targets.NONE), looked(graph)));
        }
        return Rewriter.rewrite(new Graph(programs, graph.named()), Rewriter::keep);
    }

    /**
     * The gradient as one derives it on paper, from the output back, over the values of the layers.
     *
     * @param graph in stable forms; its program of the task {@code TRACE} names the values that are shown
     * @param built the same graph before it was brought to stable forms
     */
    public static Graph backward(Graph graph, Graph built) {
        Tracer tracer = new Tracer(graph, built, losses -> Differentiator.cotangents(losses, value -> true));
        List<Program> programs = graph.programs().stream()
                .filter(program -> program.kind().task() == Task.LOSS)
                .map(program -> shown(program.kind(), tracer.roots(program.kind())))
                .map(program -> new Program(
                        program.kind(),
                        program.roots().stream()
                                .filter(root -> root.role() != Role.LOSS)
                                .toList()))
                .toList();
        return tracer.mended(programs);
    }

    private static Program shown(Kind of, List<Root> roots) {
        return new Program(
                new Kind(Task.TRACE, of.targets()),
                roots.stream()
                        .map(root -> new Root(shown(root.role()), root.name(), root.value()))
                        .toList());
    }

    private static Role shown(Role role) {
        return switch (role) {
            case TRACED_VALUE -> Role.SHOWN_VALUE;
            case TRACED_GRADIENT -> Role.SHOWN_GRADIENT;
            default -> role;
        };
    }

    private List<Root> roots(Kind lossKind) {
        List<Root> values = looked(graph);
        List<Root> valuesAsBuilt = looked(built);
        Root loss = graph.program(lossKind).roots().get(0);
        Program builtProgram = built.program(lossKind);
        Root lossAsBuilt = builtProgram.roots().get(0);
        Map<Value, Value> stable = derivatives.apply(loss.value());
        Map<Value, Integer> reads = reads(loss.value());
        Map<Value, Integer> readsAsBuilt = reads(lossAsBuilt.value());
        List<Root> roots = new ArrayList<>(values);
        roots.add(loss);
        List<Value> sources = Differentiator.needed(graph, loss.value());
        List<Value> parameters = Differentiator.parameters(sources);
        for (int i = values.size() - 1; i >= 0; i--) {
            Value value = values.get(i).value();
            Value asBuilt = valuesAsBuilt.get(i).value();
            String name = values.get(i).name();
            boolean isWhole = reads.getOrDefault(value, 0) >= readsAsBuilt.getOrDefault(asBuilt, 0);
            roots.add(gradient(
                    name, value, isWhole ? stable.get(value) : past(Cut.at(name, asBuilt, builtProgram, lossAsBuilt))));
            for (Value parameter : parameters) {
                if (name.equals(parameter.origin().layer() + Origin.PRE_ACTIVATION)) {
                    roots.add(gradient(((Source) parameter.operation()).name(), parameter, stable.get(parameter)));
                }
            }
        }
        sources.stream()
                .filter(value -> value.operation() instanceof Source source && source.kind() == Source.Kind.INPUT)
                .forEach(input -> roots.add(gradient(((Source) input.operation()).name(), input, stable.get(input))));
        return roots;
    }

    private @Nullable Value past(Cut cut) {
        return cut.of(derivatives.apply(cut.result())).orElse(null);
    }

    /** How often a value is read on the way to {@code result}, which counts as being read once. */
    private static Map<Value, Integer> reads(Value result) {
        Map<Value, Integer> reads = new HashMap<>(Map.of(result, 1));
        for (Value value : Graph.reachable(List.of(result))) {
            value.operands().forEach(operand -> reads.merge(operand, 1, Integer::sum));
        }
        return reads;
    }

    private Graph mended(List<Program> programs) {
        Map<String, Value> values = new LinkedHashMap<>();
        looked(graph).forEach(root -> values.put(root.name(), root.value()));
        return Cut.mended(new Graph(programs, graph.named()), values);
    }

    private static Root gradient(String name, Value of, @Nullable Value gradient) {
        return new Root(Role.TRACED_GRADIENT, name, Differentiator.orZero(gradient, of));
    }

    private static List<Root> looked(Graph graph) {
        return graph.programs().stream()
                .filter(program -> program.kind().task() == Task.TRACE)
                .flatMap(program -> program.roots().stream())
                .toList();
    }
}
