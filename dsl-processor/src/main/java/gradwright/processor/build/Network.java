package gradwright.processor.build;

import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * A declaration as it was built.
 *
 * @param outline what the last phase needs besides the graph
 * @param graph prediction and loss
 * @param shown the program of the task {@link Task#TRACE} that names the values of the layers: pre-activations and outputs
 */
public record Network(Outline outline, Graph graph, Program shown) {

    /** The graph that names the values of the layers, too. */
    public Graph showing() {
        List<Program> programs = new ArrayList<>(graph.programs());
        programs.add(shown);
        return new Graph(programs, graph.named());
    }
}
