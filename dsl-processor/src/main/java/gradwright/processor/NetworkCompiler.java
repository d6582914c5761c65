package gradwright.processor;

import gradwright.processor.build.GraphBuilder;
import gradwright.processor.build.Network;
import gradwright.processor.canonicalise.Canonicaliser;
import gradwright.processor.choose.StorageChooser;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.emit.ClassEmitter;
import gradwright.processor.emit.GeneratedSource;
import gradwright.processor.ir.Graph;
import gradwright.processor.kernel.KernelPlan;
import gradwright.processor.kernel.KernelScheduler;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.BufferPlanner;
import gradwright.processor.simplify.Simplifier;
import java.util.function.Consumer;

/** The phases in order, from a valid declaration to the source of its class. */
public final class NetworkCompiler {

    private final Consumer<Graph> verify;

    /** A compiler that hands the graph to {@code verify} after each phase that makes one. */
    public NetworkCompiler(Consumer<Graph> verify) {
        this.verify = verify;
    }

    /** The class of a declaration that keeps all rules. */
    public GeneratedSource compile(NetworkDeclaration declaration) {
        Network built = GraphBuilder.build(declaration);
        Graph graph = verified(built.graph());
        graph = verified(Canonicaliser.canonicalise(graph));
        graph = verified(Differentiator.differentiate(graph));
        graph = verified(Simplifier.simplify(graph));
        graph = verified(StorageChooser.choose(graph));
        KernelPlan kernels = KernelScheduler.schedule(graph);
        BufferPlan buffers = BufferPlanner.plan(kernels);
        return ClassEmitter.emit(built.outline(), buffers);
    }

    private Graph verified(Graph graph) {
        verify.accept(graph);
        return graph;
    }
}
