package gradwright.processor.diag.problem;

import gradwright.processor.diag.Lint;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW602: the loss takes logarithms of probabilities and gets probabilities. */
public record ProbabilitiesForLogarithms(String network, String loss, String layer, String activation) implements Lint {

    static final Page PAGE = new Page("GW602", "Probabilities for their logarithms", """
            `nll` and `kl-divergence` take the logarithms of probabilities, as `log-softmax` gives them (the losses are PyTorch's). Of
            probabilities themselves they still make a number, and training makes it smaller, but it is no likelihood.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("nll")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) @Activation("softmax") Layer species;
                                               ^
                    }
                    """, """
                    [GW602] loss `nll` of `Iris` takes logarithms of probabilities, but `species` ends in `softmax` and lies between 0 and 1
                      help: write `@Activation("log-softmax")`; if it is meant, write `allow = "GW602"` in `@Network`
                      see: docs/errors/GW602.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("nll")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) @Activation("log-softmax") Layer species;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "loss " + Wording.code(loss) + " of " + Wording.code(network)
                + " takes logarithms of probabilities, but " + Wording.code(layer) + " ends in "
                + Wording.code(activation) + " and lies between 0 and 1";
    }

    @Override
    public String remedy() {
        return "write `@Activation(\"log-softmax\")`";
    }
}
