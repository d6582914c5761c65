package gradwright.processor.build;

import gradwright.processor.ir.Graph;
import java.util.function.UnaryOperator;

/** A network between two phases: its graph so far, and the outline that the last phase needs. */
public record Network(Outline outline, Graph graph) {

    /** The same network after a phase. */
    public Network map(UnaryOperator<Graph> phase) {
        return new Network(outline, phase.apply(graph));
    }
}
