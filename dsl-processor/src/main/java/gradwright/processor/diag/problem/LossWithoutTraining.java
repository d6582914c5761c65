package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW307: a network that is not trained has a loss. */
public record LossWithoutTraining(String network) implements Problem {

    static final Page PAGE =
            new Page("GW307", "A loss of a network that is not trained", """
            With `training = false` a network has neither loss nor gradients. A `@Loss` beside it would be ignored
            without a word, so it is an error.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, training = false)
                    @Loss("softmax-cross-entropy")
                    ^
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW307] network `Iris` has a loss, but `training = false`
                      help: remove `@Loss`, or remove `training = false`
                      see: docs/errors/GW307.md""", """
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
        return "network " + Wording.code(network) + " has a loss, but `training = false`";
    }

    @Override
    public String help() {
        return "remove `@Loss`, or remove `training = false`";
    }
}
