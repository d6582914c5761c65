package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW107: a layer has no annotation. */
public record BareLayer(String network, String layer) implements Problem {

    static final Page PAGE = new Page("GW107", "A layer that does nothing", """
            A layer is what its annotations say: an affine map, an activation, or one after the other. A field of type
            `Layer` without any of them most likely misses its `@Affine`.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        Layer logits;
                              ^
                    }
                    """, """
                    [GW107] layer `Iris.logits` does nothing: it has neither `@Affine` nor `@Activation`
                      help: annotate it, as in `@Affine(32) Layer logits`, or remove it
                      see: docs/errors/GW107.md""", """
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
        return "layer " + Wording.code(network + "." + layer)
                + " does nothing: it has neither `@Affine` nor `@Activation`";
    }

    @Override
    public String help() {
        return "annotate it, as in " + Wording.code("@Affine(32) Layer " + layer) + ", or remove it";
    }
}
