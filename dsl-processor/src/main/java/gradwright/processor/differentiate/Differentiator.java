package gradwright.processor.differentiate;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Cotangents;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each loss program the program of its gradient by every parameter, the last layer's first, as they are derived
 * on paper. Cotangents accumulate operand by operand in reverse order of the graph; one that never arrives is zero.
 */
public final class Differentiator {

    private Differentiator() {}

    /** The graph with its gradient programs, by every parameter. */
    public static Graph differentiate(Graph graph) {
        return differentiate(graph, false);
    }

    /** The graph with its gradient programs: by every parameter and, if {@code byInput}, by the input too. */
    public static Graph differentiate(Graph graph, boolean byInput) {
        List<Program> programs = new ArrayList<>(graph.programs());
        List<Value> named = new ArrayList<>(graph.named());
        for (Program program : graph.programs()) {
            if (program.kind().task() == Task.LOSS) {
                Root loss = program.roots().get(0);
                Map<Value, Value> cotangents =
                        ofLosses(loss.value(), value -> isParameter(value) || (byInput && isInput(value)));
                List<Root> roots = new ArrayList<>();
                roots.add(loss);
                parameters(loss.value()).forEach(parameter -> {
                    Value gradient = Objects.requireNonNull(cotangents.get(parameter));
                    roots.add(new Root(Role.GRADIENT, ((Source) parameter.operation()).name(), gradient));
                });
                if (byInput) {
                    needed(graph, loss.value()).stream()
                            .filter(Differentiator::isInput)
                            .map(input -> new Root(
                                    Role.INPUT_GRADIENT,
                                    ((Source) input.operation()).name(),
                                    orZero(cotangents.get(input), input)))
                            .forEach(roots::add);
                }
                programs.add(new Program(new Kind(Task.GRADIENT, program.kind().targets()), roots));
                named.addAll(cotangents.values());
            }
        }
        return new Graph(programs, named);
    }

    /** The derivatives of the sum of the samples' losses, each times its weight. */
    static Map<Value, Value> ofLosses(Value losses, Predicate<Value> by) {
        Origin.Declared origin = new Origin.Declared(Origin.LOSS_LAYER, Origin.Part.SAMPLE_WEIGHTS);
        Source weights = new Source(Source.Kind.SAMPLE_WEIGHTS, origin.toString());
        return cotangents(losses, new Leaf(new Values().of(weights, losses.axes(), origin)), by);
    }

    /** All that prediction and the loss are computed from: a loss may not depend on the prediction. */
    static List<Value> needed(Graph graph, Value loss) {
        Set<Value> needed = new LinkedHashSet<>(graph.predicted());
        needed.addAll(Graph.reachable(List.of(loss)));
        return List.copyOf(needed);
    }

    /** The derivative by {@code of}: zero where none arrived, since the loss does not depend on it. */
    static Value orZero(@Nullable Value derivative, Value of) {
        return derivative != null
                ? derivative
                : new Values()
                        .of(
                                new MapOperation(Algebra.ZERO),
                                of.axes(),
                                of.origin().cotangent());
    }

    static boolean isParameter(Value value) {
        return value.operation() instanceof Source source && source.kind() == Source.Kind.PARAMETER;
    }

    private static boolean isInput(Value value) {
        return value.operation() instanceof Source source && source.kind() == Source.Kind.INPUT;
    }

    /** The parameters that {@code value} depends on, those used last first. */
    static List<Value> parameters(Value value) {
        return parameters(Graph.reachable(List.of(value)));
    }

    /** The parameters among {@code reachable}, those used last first. */
    static List<Value> parameters(List<Value> reachable) {
        List<Value> parameters = new ArrayList<>();
        String layer = "";
        int place = 0;
        for (Value candidate : reachable) {
            if (isParameter(candidate)) {
                // Within a layer the declared order is kept: the weight's gradient, then the bias's.
                place = candidate.origin().layer().equals(layer) ? place + 1 : 0;
                layer = candidate.origin().layer();
                parameters.add(place, candidate);
            }
        }
        return parameters;
    }

    /** The derivatives of the scalar {@code of}, as those of a sum. */
    public static Map<Value, Value> cotangents(Value of, Predicate<Value> by) {
        return cotangents(of, Algebra.ONE, by);
    }

    /**
     * The derivative of the sum of {@code seed * of} by every value on the way to the values that {@code by} accepts, and
     * by those themselves, in the order in which they are found.
     */
    private static Map<Value, Value> cotangents(Value of, Expr seed, Predicate<Value> by) {
        Values values = new Values();
        Value seeds = values.of(new MapOperation(seed), of.axes(), of.origin().cotangent());
        return Cotangents.pullBack(Map.of(of, seeds), by, values, Origin::cotangent);
    }
}
