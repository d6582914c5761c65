package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW311: a loss that compares each target with two outputs is given an odd number of outputs. */
public record UnpairedOutputs(String network, String loss, String layer, int width) implements Problem {

    static final Page PAGE = new Page(
            "GW311",
            "An odd number of outputs for means and log-variances",
            """
            `gaussian-nll` compares each target with two outputs, the mean of a normal distribution and the logarithm of its
            variance. For K targets the last layer has 2 K units: the first K are the means, the others the log-variances in the
            same order.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("gaussian-nll")
                    class Weather {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) Layer forecast;
                                ^
                    }
                    """, """
                    [GW311] layer `Weather.forecast` gives 3 outputs but `gaussian-nll` takes two for each target, a mean and a log-variance
                      help: write 4 for 2 targets, or 2 for 1
                      see: docs/errors/GW311.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("gaussian-nll")
                    class Weather {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(4) Layer forecast;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("gaussian-nll")
                    class Price {
                        @Affine(1) Layer price;
                                ^
                    }
                    """, """
                    [GW311] layer `Price.price` gives 1 output but `gaussian-nll` takes two for each target, a mean and a log-variance
                      help: write 2 for 1 target
                      see: docs/errors/GW311.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("gaussian-nll")
                    class Price {
                        @Affine(2) Layer price;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "layer " + Wording.code(network + "." + layer) + " gives " + width
                + (width == 1 ? " output" : " outputs") + " but " + Wording.code(loss)
                + " takes two for each target, a mean and a log-variance";
    }

    @Override
    public String help() {
        return width == 1
                ? "write 2 for 1 target"
                : "write " + (width + 1) + " for " + (width + 1) / 2 + " targets, or " + (width - 1) + " for "
                        + (width - 1) / 2;
    }
}
