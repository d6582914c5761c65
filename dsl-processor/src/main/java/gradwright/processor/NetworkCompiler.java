package gradwright.processor;

import gradwright.processor.build.GraphBuilder;
import gradwright.processor.build.Network;
import gradwright.processor.canonicalise.Canonicaliser;
import gradwright.processor.choose.StorageChooser;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.differentiate.SecondOrder;
import gradwright.processor.differentiate.Tracer;
import gradwright.processor.emit.ClassEmitter;
import gradwright.processor.emit.GeneratedSource;
import gradwright.processor.ir.Derivation;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Memory;
import gradwright.processor.kernel.KernelPlan;
import gradwright.processor.kernel.KernelScheduler;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.BufferPlanner;
import gradwright.processor.simplify.Simplifier;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The phases in order, from a valid declaration to the source of its class. */
public final class NetworkCompiler {

    /** Sees the graph after each phase that makes one. */
    @FunctionalInterface
    public interface Verifier {
        void verify(String phase, Graph graph);
    }

    private final Verifier verifier;

    /** A compiler that shows the graph to {@code verifier} between its phases. */
    public NetworkCompiler(Verifier verifier) {
        this.verifier = verifier;
    }

    /** The class of a declaration that keeps all rules. */
    public GeneratedSource compile(NetworkDeclaration declaration) {
        Network built = GraphBuilder.build(declaration);
        Graph showing = built.showing();
        Graph stable = Canonicaliser.canonicalise(showing);
        Derivation derivation = derivation(showing, stable);
        Set<Task> tasks = EnumSet.of(Task.PREDICT, Task.LOSS);
        if (declaration.requests().isTraced()) {
            tasks.add(Task.TRACE);
        }
        verified("build", showing.only(tasks));
        stable = verified("canonicalise", stable.only(tasks));
        Graph graph = verified(
                "differentiate",
                Differentiator.differentiate(stable, declaration.requests().hasInputGradient()));
        Map<Task, BufferPlan> apart = new EnumMap<>(Task.class);
        if (declaration.requests().isTraced()) {
            graph = verified("trace", Tracer.trace(graph, showing));
        }
        if (declaration.requests().isOfSecondOrder()) {
            Graph second = verified("differentiate again", SecondOrder.differentiate(stable));
            apart.put(Task.HESSIAN_VECTOR, plan(chosen(second), EnumSet.of(Task.HESSIAN_VECTOR), Memory.NEEDED));
        }
        graph = chosen(graph);
        if (declaration.requests().isTraced()) {
            apart.put(Task.TRACE, plan(graph, EnumSet.of(Task.TRACE), Memory.NEEDED));
        }
        Memory memory = declaration.requests().kept();
        BufferPlan plan = plan(graph, EnumSet.of(Task.PREDICT, Task.LOSS, Task.GRADIENT), memory);
        return ClassEmitter.emit(built.outline(), derivation, plan, apart);
    }

    /** What the class says of itself: the network's formulas and those of its derivatives, as one would write them. */
    static Derivation derivation(Graph built, Graph stable) {
        return new Derivation(written(Tracer.forward(stable)), written(Tracer.backward(stable, built)));
    }

    private static Graph written(Graph graph) {
        return StorageChooser.choose(Simplifier.simplify(graph));
    }

    private Graph chosen(Graph graph) {
        Graph simple = verified("simplify", Simplifier.simplify(graph));
        return verified("choose", StorageChooser.choose(simple));
    }

    /** The programs of these tasks, which share their methods and their workspace. */
    private static BufferPlan plan(Graph graph, Set<Task> tasks, Memory memory) {
        KernelPlan kernels = KernelScheduler.schedule(graph, tasks, memory);
        return BufferPlanner.plan(kernels);
    }

    private Graph verified(String phase, Graph graph) {
        verifier.verify(phase, graph);
        return graph;
    }
}
