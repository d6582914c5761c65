package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW109: a network has no layers. */
public record NoLayers(String network) implements Problem {

    static final Page PAGE = new Page("GW109", "A network without layers", """
            The layers of a network are the fields of type `gradwright.Layer` of its class, in source order. There has
            to be at least one; a field with only `@Activation` is enough.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    ^
                    @Loss("softmax-cross-entropy")
                    class Iris {}
                    """, """
                    [GW109] network `Iris` has no layers
                      help: add a field such as `@Affine(10) Layer logits;`
                      see: docs/errors/GW109.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(10) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "network " + Wording.code(network) + " has no layers";
    }

    @Override
    public String help() {
        return "add a field such as `@Affine(10) Layer logits;`";
    }
}
