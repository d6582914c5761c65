package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW130: a network that is not trained is asked for something that needs its loss. */
public record RequestWithoutTraining(String network, String written) implements Problem {

    static final Page PAGE = new Page("GW130", "A request that needs a loss", """
            A trace shows the gradient of a loss, and `hessianVector` is the derivative of that gradient. With
            `training = false` a network has neither loss nor gradients, so there is nothing to show or to derive,
            nor anything that `memory` could keep.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, training = false, trace = true)
                                                                   ^
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW130] network `Iris` has `trace = true`, which needs a loss, but `training = false`
                      help: remove `trace = true`, or remove `training = false` and add a loss: `@Loss("mse")`
                      see: docs/errors/GW130.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, trace = true)
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
        return "network " + Wording.code(network) + " has " + Wording.code(written)
                + ", which needs a loss, but `training = false`";
    }

    @Override
    public String help() {
        return "remove " + Wording.code(written) + ", or remove `training = false` and add a loss: `@Loss(\"mse\")`";
    }
}
