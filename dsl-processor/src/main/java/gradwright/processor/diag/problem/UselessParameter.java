package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW117: a parameter of an activation or a loss is outside what its formula has a meaning for. */
public record UselessParameter(String kind, String name, String owner, String parameter, String value, String domain)
        implements Problem {

    static final Page PAGE = new Page("GW117", "A parameter that makes no sense", """
            A parameter is a finite number. The `alpha` of `celu` divides, so that it cannot be 0 either; `delta`, `beta`
            and `positiveWeight` of losses are above 0, `smoothing` is at least 0 and below 1.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(16) @Activation(value = "celu", alpha = 0) Layer hidden;
                                                                        ^
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW117] activation `celu` of `Iris.hidden` has `alpha` = 0, but `alpha` has to be a finite number other than 0
                      help: write such a number, or leave `alpha` out
                      see: docs/errors/GW117.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(16) @Activation("celu") Layer hidden;
                        @Affine(3) Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.named(kind, name) + " of " + Wording.code(owner) + " has " + Wording.code(parameter) + " = "
                + value + ", but " + Wording.code(parameter) + " has to be " + domain;
    }

    @Override
    public String help() {
        return "write such a number, or leave " + Wording.code(parameter) + " out";
    }
}
