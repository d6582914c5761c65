package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.List;

/** GW116: a parameter is given to an activation or a loss that has none of that name. */
public record ForeignParameter(String kind, String name, String owner, String parameter, List<String> unused)
        implements Problem {

    static final Page PAGE =
            new Page("GW116", "A parameter that the formula does not have", """
            Each activation and each loss has its own parameters: `leaky-relu` has `slope`, `elu` and `celu` have
            `alpha`, `huber` has `delta`, `smooth-l1` has `beta`, the hinge losses have `margin` and
            `sigmoid-binary-cross-entropy` has `positiveWeight`. All others have none.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(16) @Activation(value = "leaky-relu", alpha = 0.2) Layer hidden;
                                                                              ^
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW116] activation `leaky-relu` of `Iris.hidden` has no parameter `alpha`
                      help: write `slope`
                      see: docs/errors/GW116.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(16) @Activation(value = "leaky-relu", slope = 0.2) Layer hidden;
                        @Affine(3) Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.named(kind, name) + " of " + Wording.code(owner) + " has no parameter "
                + Wording.code(parameter);
    }

    @Override
    public String help() {
        return unused.isEmpty() ? "leave " + Wording.code(parameter) + " out" : "write " + Wording.anyOf(unused);
    }
}
