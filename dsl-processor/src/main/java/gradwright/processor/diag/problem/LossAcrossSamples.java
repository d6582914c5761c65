package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;

/** GW434: the formula of a loss joins samples otherwise than by a sum. */
public record LossAcrossSamples() implements Problem {

    static final Page PAGE = new Page("GW434", "A loss that joins samples", """
            The loss of a network is a sum over samples, or their mean: each adds what is computed from its own outputs and
            targets, so that samples can be weighed and batches added. Sums, means, maxima and `softmax` along `K` are
            fine; products of matrices, and functions of a sum over all samples, are for functions, `@Formulas`.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sqrt(mean((y - t)^2))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW434] the loss of a network is a sum over samples, which this formula is not
                      help: write a sum or a mean over the samples, each computed from its own outputs
                      see: docs/errors/GW434.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(norm(y - t; K)) / N")
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
        return "the loss of a network is a sum over samples, which this formula is not";
    }

    @Override
    public String help() {
        return "write a sum or a mean over the samples, each computed from its own outputs";
    }
}
