package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW119: two classes of a network's line declare a layer of the same name. */
public record HiddenLayer(String network, String layer, String superclass, String owner) implements Problem {

    static final Page PAGE = new Page("GW119", "A layer that hides an inherited one", """
            A network that extends a class with layers has those and its own. Each name stands for one layer: its
            parameters are named after it, in `parameters()` and in saved files.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    class Common {
                        @Affine(16) @Activation("tanh") Layer hidden;
                    }

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris extends Common {
                        @Affine(8) @Activation("tanh") Layer hidden;
                                                             ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW119] network `Iris` has two layers `hidden`: `Common.hidden` and `Iris.hidden`
                      help: rename `Iris.hidden`, or remove it if the inherited layer is meant
                      see: docs/errors/GW119.md""", """
                    package example;

                    import gradwright.*;

                    class Common {
                        @Affine(16) @Activation("tanh") Layer hidden;
                    }

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris extends Common {
                        @Affine(8) @Activation("tanh") Layer second;
                        @Affine(3) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "network " + Wording.code(network) + " has two layers " + Wording.code(layer) + ": "
                + Wording.code(superclass + "." + layer) + " and " + Wording.code(owner + "." + layer);
    }

    @Override
    public String help() {
        return "rename " + Wording.code(owner + "." + layer) + ", or remove it if the inherited layer is meant";
    }
}
