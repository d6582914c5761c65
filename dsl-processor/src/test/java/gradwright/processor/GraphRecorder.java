package gradwright.processor;

import gradwright.processor.ir.Graph;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Processor;

/** A processor that keeps, for every network it compiles, the graph that its code is made from. */
public final class GraphRecorder {

    private final Map<String, Graph> graphs = new HashMap<>();

    /** The processor; one for each compilation. */
    public Processor processor() {
        return new GradwrightProcessor(declaration -> new NetworkCompiler(
                        (phase, graph) -> graphs.put(declaration.name().declared(), graph))
                .compile(declaration));
    }

    /** The graph after the last phase, by the simple name of the declaration. */
    public Graph of(String declared) {
        return Optional.ofNullable(graphs.get(declared))
                .orElseThrow(() -> new AssertionError("no graph of " + declared + " among " + graphs.keySet()));
    }
}
