package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW438: a claim speaks of the loss of a network that has none. */
public record ClaimWithoutLoss(String network, String name) implements Problem {

    static final Page PAGE = new Page("GW438", "A claim of a loss that is not there", """
            In a claim of a network `loss` is its loss. One that is not trained has none, so that its claims can only speak of
            the input, the layers and the parameters.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, training = false)
                    @Claim("grad(loss, output.weight) == input' * grad(loss, output)")
                           ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW438] the claim names `loss`, but `Iris` is not trained and has no loss
                      help: leave `training = false` out and choose a loss, or claim something of what the network predicts
                      see: docs/errors/GW438.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    @Claim("grad(loss, output.weight) == input' * grad(loss, output)")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "the claim names " + Wording.code(name) + ", but " + Wording.code(network)
                + " is not trained and has no loss";
    }

    @Override
    public String help() {
        return "leave `training = false` out and choose a loss, or claim something of what the network predicts";
    }
}
