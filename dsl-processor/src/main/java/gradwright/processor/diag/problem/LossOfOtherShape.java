package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW433: a formula that gives numbers which do not belong to samples. */
public record LossOfOtherShape(String shape) implements Problem {

    static final Page PAGE = new Page("GW433", "A loss that belongs to no sample", """
            The formula of a loss gives one number, one for every sample, or one for every output of every sample: its
            dimensions are none, `N`, or `N` and `K`.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2; N)")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW433] a loss has to be one number, or one for every sample, but this one is over `K`
                      help: reduce it: `sum(...; K)` leaves one number for every sample
                      see: docs/errors/GW433.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2; K)")
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
        return "a loss has to be one number, or one for every sample, but this one is over " + Wording.code(shape);
    }

    @Override
    public String help() {
        return "reduce it: `sum(...; K)` leaves one number for every sample";
    }
}
