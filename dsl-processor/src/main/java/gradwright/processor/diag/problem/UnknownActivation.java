package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;

/** GW112: no activation has this name. */
public record UnknownActivation(String network, String layer, UnknownName name) implements Problem {

    static final Page PAGE = new Page(
            "GW112",
            "An unknown activation",
            """
            The names of the activations are the constants of `gradwright.Activations`: write `Activations.TANH`
            instead of `"tanh"` to have them completed.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tahn") Layer hidden;
                                                ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW112] layer `Iris.hidden` has the unknown activation `tahn`: did you mean `tanh`?
                      help: write `tanh`
                      see: docs/errors/GW112.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("swish") Layer hidden;
                                                ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW112] layer `Iris.hidden` has the unknown activation `swish`: it is called `silu` here
                      help: write `silu`
                      see: docs/errors/GW112.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("silu") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("wiggly") Layer hidden;
                                                ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW112] layer `Iris.hidden` has the unknown activation `wiggly`
                      help: write one of `identity`, `relu`, `relu6`, `leaky-relu`, `elu`, `selu`, `celu`, `gelu` ... and 18 more
                      see: docs/errors/GW112.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("sigmoid") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "layer " + Wording.code(network + "." + layer) + " has the unknown activation "
                + Wording.code(name.given()) + name.question();
    }

    @Override
    public String help() {
        return name.help();
    }
}
