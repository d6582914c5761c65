package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW105: a superclass has layers. */
public record InheritedLayer(String network, String superclass, String layer) implements Problem {

    static final Page PAGE = new Page("GW105", "Inherited layers", """
            A network is read from its own fields, in their order in the source. Layers of a superclass would come
            from another place, perhaps from a compiled class that has lost their order, so they are refused rather
            than left out silently.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    class Common {
                        @Affine(16) @Activation("tanh") Layer hidden;
                    }

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris extends Common {
                    ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW105] network `Iris` inherits the layer `Common.hidden`, but only its own fields can be its layers
                      help: declare `hidden` in `Iris` itself
                      see: docs/errors/GW105.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "network " + Wording.code(network) + " inherits the layer " + Wording.code(superclass + "." + layer)
                + ", but only its own fields can be its layers";
    }

    @Override
    public String help() {
        return "declare " + Wording.code(layer) + " in " + Wording.code(network) + " itself";
    }
}
