package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW306: the factor of the loss is 0, infinite or not a number. */
public record UselessFactor(String network, double factor, double kept) implements Problem {

    static final Page PAGE = new Page("GW306", "A factor that is 0 or not finite", """
            The loss and all its gradients are multiplied by `factor`. With 0 nothing would be learnt; with an
            infinite factor or one that is not a number the parameters would be lost in the first step.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(value = "mse", factor = 0)
                                                  ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW306] loss of `Iris` has the factor 0, but a factor has to be finite and other than 0
                      help: write another factor, or leave `factor` out
                      see: docs/errors/GW306.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(value = "mse", factor = 0.5)
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
        return "loss of " + Wording.code(network) + " has the factor " + Wording.kept(factor, kept)
                + ", but a factor has to be finite and other than 0";
    }

    @Override
    public String help() {
        return "write another factor, or leave `factor` out";
    }
}
