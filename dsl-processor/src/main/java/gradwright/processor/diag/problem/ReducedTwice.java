package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;

/** GW432: a formula that gives one number has a reduction too. */
public record ReducedTwice() implements Problem {

    static final Page PAGE =
            new Page("GW432", "A reduction of a loss that is one number", """
            A formula that gives one number is the whole loss. `reduction` joins what a formula gives for every sample or
            output.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2)", reduction = Reduction.SUM)
                                                                           ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW432] a loss that is one number has nothing to reduce
                      help: leave `reduction` out, or the sum out of the formula
                      see: docs/errors/GW432.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "(y - t)^2", reduction = Reduction.SUM)
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
        return "a loss that is one number has nothing to reduce";
    }

    @Override
    public String help() {
        return "leave `reduction` out, or the sum out of the formula";
    }
}
