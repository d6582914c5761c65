package gradwright.processor.differentiate;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Cotangents;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Adds to the program of a function's value those of its derivatives: for a number the gradient, the derivative along
 * tangents, and the Hessian times tangents; for a matrix the vector-Jacobian and the Jacobian-vector product. Forward
 * mode is reverse mode transposed: what reverse mode gives is linear in the cotangent it starts from, and its derivative
 * by that cotangent, along the tangents, is the Jacobian-vector product.
 */
public final class FunctionDifferentiator {

    /** Name of the source that holds the derivative of some number by the result. */
    public static final String UPSTREAM = "(upstream)";

    private final Graph graph;
    private final Graph built;
    private final Value result;
    private final Values values = new Values();
    private final Map<String, Value> parameters = new LinkedHashMap<>();
    private final List<Value> named;

    private FunctionDifferentiator(Graph graph, Graph built, List<String> parameters) {
        this.graph = graph;
        this.built = built;
        this.result = graph.programs().get(0).roots().get(0).value();
        this.named = new ArrayList<>(graph.named());
        for (String parameter : parameters) {
            graph.named().stream()
                    .filter(value -> value.operation().equals(new Source(Source.Kind.PARAMETER, parameter)))
                    .findFirst()
                    .ifPresent(value -> this.parameters.put(parameter, value));
        }
    }

    /** Name of the source that holds the direction in which a parameter moves. */
    public static String tangentOf(String parameter) {
        return "(tangent)" + parameter;
    }

    /**
     * The graph with the programs of all derivatives.
     *
     * @param graph in stable forms
     * @param built the same graph before it was brought to stable forms
     * @param parameters those that there is a derivative by; their sources are among the named values
     */
    public static Graph differentiate(Graph graph, Graph built, List<String> parameters) {
        if (parameters.isEmpty()) {
            return graph;
        }
        Graph differentiated = new FunctionDifferentiator(graph, built, parameters).differentiated();
        Map<String, Value> bindings = new LinkedHashMap<>();
        bindings(graph).forEach(root -> bindings.put(root.name(), root.value()));
        return bindings.isEmpty() ? differentiated : Cut.mended(differentiated, bindings);
    }

    private Graph differentiated() {
        List<Program> programs = new ArrayList<>(graph.programs());
        if (graph.programs().get(0).roots().get(0).role() == Role.LOSS) {
            Value one = values.of(new MapOperation(Algebra.ONE), List.of(), new Origin.Cotangent(result.origin()));
            Map<String, Value> gradient = pullBack(Map.of(result, one), Origin.Cotangent::new);
            List<Root> roots = new ArrayList<>(graph.programs().get(0).roots());
            roots.addAll(roots(gradient));
            roots.addAll(traced(one));
            programs.add(program(Task.GRADIENT, roots));
            programs.add(program(Task.JVP, List.of(new Root(Role.LOSS, "value", pushForward()))));
            programs.add(program(
                    Task.HESSIAN_VECTOR,
                    roots(pullBack(alongTangents(gradient), FunctionDifferentiator::alongTangent))));
        } else {
            List<Root> roots = roots(pullBack(Map.of(result, upstream()), Origin.Cotangent::new));
            roots.addAll(bindings(graph));
            roots.addAll(traced(upstream()));
            programs.add(program(Task.VJP, roots));
            programs.add(program(Task.JVP, List.of(new Root(Role.OUTPUT, "result", pushForward()))));
        }
        return new Graph(programs, named);
    }

    private static List<Root> bindings(Graph graph) {
        return graph.programs().get(0).roots().stream()
                .filter(root -> root.role().isTraced())
                .toList();
    }

    /** The derivatives by the bindings that can be asked for. */
    private List<Root> traced(Value seed) {
        Program program = built.programs().get(0);
        List<Root> roots = new ArrayList<>();
        for (Root binding : bindings(built)) {
            Cut cut = Cut.at(
                    binding.name(), binding.value(), program, program.roots().get(0));
            Map<Value, Value> cotangents =
                    Cotangents.pullBack(Map.of(cut.result(), seed), cut::isSource, values, Origin.Cotangent::new);
            Value cotangent = cut.of(cotangents).orElseGet(() -> zero(binding.value()));
            roots.add(new Root(Role.TRACED_GRADIENT, binding.name(), result(cotangent)));
        }
        return roots;
    }

    private static Program program(Task task, List<Root> roots) {
        return new Program(new Kind(task, Targets.NONE), roots);
    }

    private static List<Root> roots(Map<String, Value> gradient) {
        List<Root> roots = new ArrayList<>();
        gradient.forEach((parameter, value) -> roots.add(new Root(Role.GRADIENT, parameter, value)));
        return roots;
    }

    private Value upstream() {
        return values.of(
                new Source(Source.Kind.TARGETS, UPSTREAM), result.axes(), new Origin.Cotangent(result.origin()));
    }

    private Value tangent(String parameter, Value value) {
        return values.of(
                new Source(Source.Kind.TARGETS, tangentOf(parameter)),
                value.axes(),
                new Origin.Tangent(value.origin()));
    }

    /** Reverse mode: the derivative by every parameter, 0 where there is none. */
    private Map<String, Value> pullBack(Map<Value, Value> seeds, UnaryOperator<Origin> origin) {
        Map<Value, Value> cotangents = Cotangents.pullBack(seeds, parameters::containsValue, values, origin);
        named.addAll(cotangents.values());
        Map<String, Value> gradient = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            Value cotangent = cotangents.get(parameter);
            gradient.put(name, result(cotangent == null ? zero(parameter) : cotangent));
        });
        return gradient;
    }

    /** Forward mode. */
    private Value pushForward() {
        Value upstream = upstream();
        Map<Value, Value> cotangents = Cotangents.pullBack(
                alongTangents(pullBack(Map.of(result, upstream), Origin.Cotangent::new)),
                upstream::equals,
                values,
                FunctionDifferentiator::alongTangent);
        named.addAll(cotangents.values());
        Value tangent = cotangents.get(upstream);
        return result(tangent == null ? zero(upstream) : tangent);
    }

    /** The derivative of a tangent's number by a cotangent is the tangent of what that is the cotangent of. */
    private static Origin alongTangent(Origin of) {
        return new Origin.Tangent(of instanceof Origin.Cotangent cotangent ? cotangent.of() : new Origin.Cotangent(of));
    }

    /** Each derivative moves as its parameter does; where two are one value, the tangents add up. */
    private Map<Value, Value> alongTangents(Map<String, Value> gradient) {
        Map<Value, Value> seeds = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            Value derivative = gradient.get(name);
            seeds.merge(
                    derivative,
                    tangent(name, parameter),
                    (a, b) -> values.of(
                            new MapOperation(Algebra.sum(List.of(new Leaf(a), new Leaf(b)))), a.axes(), a.origin()));
        });
        return seeds;
    }

    private Value zero(Value like) {
        return values.of(new MapOperation(Algebra.ZERO), like.axes(), new Origin.Cotangent(like.origin()));
    }

    /** A source cannot stand for itself as a result: the caller's matrix is another one. */
    private Value result(Value value) {
        return value.operation() instanceof Source
                ? values.of(new MapOperation(new Leaf(value)), value.axes(), value.origin())
                : value;
    }
}
