package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW302: a network to be trained has no loss. */
public record NoLoss(String network, int inputs) implements Problem {

    static final Page PAGE = new Page("GW302", "A network without a loss", """
            What a network is trained for is its loss. A network that is only loaded and used for prediction needs
            none: it says `training = false`, and has no backward code and no gradients.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    ^
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW302] network `Iris` has no loss that it could be trained with
                      help: add `@Loss("softmax-cross-entropy")` or another loss, or write `@Network(inputs = 4, training = false)`
                      see: docs/errors/GW302.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, training = false)
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
        return "network " + Wording.code(network) + " has no loss that it could be trained with";
    }

    @Override
    public String help() {
        return "add `@Loss(\"softmax-cross-entropy\")` or another loss, or write "
                + Wording.code("@Network(inputs = " + inputs + ", training = false)");
    }
}
