package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;

/** GW113: no initialiser has this name. */
public record UnknownInitializer(String network, String layer, UnknownName name) implements Problem {

    static final Page PAGE = new Page("GW113", "An unknown initialiser", """
            The names of the initialisers are the constants of `gradwright.Initializers`. Left out, the activation
            that follows decides.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(value = 16, init = "glorot_unifrom") @Activation("tanh") Layer hidden;
                                                   ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW113] layer `Iris.hidden` has the unknown initialiser `glorot_unifrom`: did you mean `glorot-uniform`?
                      help: write `glorot-uniform`
                      see: docs/errors/GW113.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(value = 16, init = "glorot-uniform") @Activation("tanh") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "layer " + Wording.code(network + "." + layer) + " has the unknown initialiser "
                + Wording.code(name.given()) + name.question();
    }

    @Override
    public String help() {
        return name.help();
    }
}
