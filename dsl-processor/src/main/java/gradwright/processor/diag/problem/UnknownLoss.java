package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;

/** GW301: no loss has this name. */
public record UnknownLoss(String network, UnknownName name) implements Problem {

    static final Page PAGE =
            new Page("GW301", "An unknown loss", """
            The names of the losses are the constants of `gradwright.Losses`: write `Losses.MSE` instead of `"mse"` to
            have them completed.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-crossentropy")
                          ^
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW301] network `Iris` has the unknown loss `softmax-crossentropy`: did you mean `softmax-cross-entropy`?
                      help: write `softmax-cross-entropy`
                      see: docs/errors/GW301.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("regret")
                          ^
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW301] network `Iris` has the unknown loss `regret`
                      help: write one of `mse`, `mae`, `huber`, `smooth-l1`, `log-cosh`, `binary-cross-entropy`, `sigmoid-binary-cross-entropy`, `cross-entropy` ... and 12 more
                      see: docs/errors/GW301.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
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
        return "network " + Wording.code(network) + " has the unknown loss " + Wording.code(name.given())
                + name.question();
    }

    @Override
    public String help() {
        return name.help();
    }
}
