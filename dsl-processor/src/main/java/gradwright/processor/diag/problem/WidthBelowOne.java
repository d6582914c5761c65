package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW202: a layer has no units. */
public record WidthBelowOne(String network, String layer, int width) implements Problem {

    static final Page PAGE =
            new Page("GW202", "A width below 1", """
            The value of `@Affine` is the number of units of the layer, its output width. A layer has at least one.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(0) @Activation("tanh") Layer hidden;
                                ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW202] layer `Iris.hidden` has no units, but needs at least one
                      help: write the number of units of `hidden`, 1 or more: `@Affine(...)`
                      see: docs/errors/GW202.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine Layer logits;
                        ^
                    }
                    """, """
                    [GW202] layer `Iris.logits` has no units, but needs at least one
                      help: write the number of units of `logits`, 1 or more: `@Affine(...)`
                      see: docs/errors/GW202.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
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
                + (width == 0
                        ? " has no units, but needs at least one"
                        : " has width " + width + ", but needs at least one unit");
    }

    @Override
    public String help() {
        return "write the number of units of " + Wording.code(layer) + ", 1 or more: `@Affine(...)`";
    }
}
