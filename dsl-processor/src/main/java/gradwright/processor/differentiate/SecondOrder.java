package gradwright.processor.differentiate;

import gradwright.processor.ir.Algebra;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds to each loss program the program that multiplies the loss's Hessian with a direction: the derivative, by every
 * parameter, of the sum of products of the gradient with the direction. The same rules are used a second time, over the
 * graph that they made the first time (what comes out is that of B. Pearlmutter, "Fast exact multiplication by the
 * Hessian", 1994).
 *
 * <p>What pulls back to the cotangent of a value is the value's tangent, its derivative along the direction; what pulls
 * back to a value of the forward part is the tangent of its cotangent. So both are named.
 */
public final class SecondOrder {

    private SecondOrder() {}

    /** The graph with its Hessian-vector programs. */
    public static Graph differentiate(Graph graph) {
        List<Program> programs = new ArrayList<>(graph.programs());
        List<Value> named = new ArrayList<>(graph.named());
        for (Program program : graph.programs()) {
            if (program.kind().task() == Task.LOSS) {
                Value loss = program.roots().get(0).value();
                Map<Value, Value> gradients = Differentiator.cotangents(loss, Differentiator::isParameter);
                List<Value> parameters = Differentiator.parameters(Differentiator.needed(graph, loss));
                Values values = new Values();
                Map<Value, Value> seeds = new LinkedHashMap<>();
                for (Value parameter : parameters) {
                    Value gradient = gradients.get(parameter);
                    if (gradient != null) {
                        seeds.put(gradient, direction(parameter, values));
                    }
                }
                Map<Value, Value> tangents =
                        Cotangents.pullBack(seeds, Differentiator::isParameter, values, SecondOrder::origin);
                List<Root> roots = new ArrayList<>();
                for (Value parameter : parameters) {
                    Value product = tangents.getOrDefault(parameter, zero(parameter, values));
                    roots.add(new Root(Role.PRODUCT, ((Source) parameter.operation()).name(), product));
                }
                programs.add(
                        new Program(new Kind(Task.HESSIAN_VECTOR, program.kind().targets()), roots));
                named.addAll(gradients.values());
                named.addAll(tangents.values());
            }
        }
        return new Graph(programs, named);
    }

    private static Value direction(Value parameter, Values values) {
        String name = ((Source) parameter.operation()).name();
        return values.of(
                new Source(Source.Kind.DIRECTION, "direction of " + name),
                parameter.axes(),
                parameter.origin().tangent());
    }

    /** No gradient depends on the parameter. */
    private static Value zero(Value parameter, Values values) {
        return values.of(new MapOperation(Algebra.ZERO), parameter.axes(), origin(parameter.origin()));
    }

    private static Origin origin(Origin origin) {
        return origin instanceof Origin.Cotangent cotangent
                ? cotangent.of().tangent()
                : origin instanceof Origin.Intermediate
                        ? origin
                        : origin.cotangent().tangent();
    }
}
