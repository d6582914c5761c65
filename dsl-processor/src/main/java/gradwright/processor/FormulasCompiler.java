package gradwright.processor;

import gradwright.processor.build.Function;
import gradwright.processor.canonicalise.Canonicaliser;
import gradwright.processor.choose.StorageChooser;
import gradwright.processor.differentiate.FunctionDifferentiator;
import gradwright.processor.emit.FormulasEmitter;
import gradwright.processor.formula.FormulaSignature.Parameter;
import gradwright.processor.ir.Graph;
import gradwright.processor.kernel.LoopScheduler;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.BufferPlanner;
import gradwright.processor.simplify.Simplifier;
import java.util.List;

/** The phases in order, from a valid function to the plan of its programs. */
public final class FormulasCompiler {

    private final NetworkCompiler.Verifier verifier;

    /** A compiler that shows each function's graph to {@code verifier} between its phases. */
    public FormulasCompiler(NetworkCompiler.Verifier verifier) {
        this.verifier = verifier;
    }

    /** The plan of a function that keeps all rules. */
    FormulasEmitter.Planned plan(Function built) {
        List<String> parameters =
                built.outline().differentiable().stream().map(Parameter::name).toList();
        Graph graph = verified("build", built.graph());
        graph = verified("canonicalise", Canonicaliser.canonicalise(graph));
        graph = verified("differentiate", FunctionDifferentiator.differentiate(graph, built.graph(), parameters));
        graph = verified("canonicalise", Canonicaliser.canonicalise(graph));
        graph = verified("simplify", Simplifier.simplify(graph));
        graph = verified("choose", StorageChooser.choose(graph));
        BufferPlan buffers = BufferPlanner.plan(LoopScheduler.schedule(graph));
        return new FormulasEmitter.Planned(built.outline(), buffers);
    }

    private Graph verified(String phase, Graph graph) {
        verifier.verify(phase, graph);
        return graph;
    }
}
