package gradwright.processor.diag.problem;

import gradwright.processor.diag.Lint;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;
import java.util.Optional;

/**
 * GW604: a gradient is 0 whatever the parameters are.
 *
 * @param layer the layer whose activation is flat; empty where the loss is
 */
public record NothingLearnt(String network, Optional<String> layer) implements Lint {

    static final Page PAGE = new Page(
            "GW604", "A network that learns nothing", """
            Training follows the gradient of the loss. It is 0 for all parameters if the loss does not depend on the network's output,
            and for those of a layer and of all before it if the activation has the derivative 0 wherever it has one, as a step has.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Threshold {
                        @Affine(1) @Activation(formula = "where(x > 0, 1, 0)") Layer fires;
                                                         ^
                    }
                    """, """
                    [GW604] no parameter up to `Threshold.fires` learns anything: the derivative of its activation is 0
                      help: use an activation with a slope, such as `sigmoid`; if it is meant, write `allow = "GW604"` in `@Network`
                      see: docs/errors/GW604.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Threshold {
                        @Affine(1) @Activation("sigmoid") Layer fires;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(t^2) / N")
                                    ^
                    class Iris {
                        @Affine(1) Layer size;
                    }
                    """, """
                    [GW604] no parameter of `Iris` learns anything: its loss does not depend on the output `y`
                      help: write a formula of `y` and `t`; if it is meant, write `allow = "GW604"` in `@Network`
                      see: docs/errors/GW604.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / N")
                    class Iris {
                        @Affine(1) Layer size;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return layer.map(name -> "no parameter up to " + Wording.code(network + "." + name)
                        + " learns anything: the derivative of its activation is 0")
                .orElseGet(() -> "no parameter of " + Wording.code(network)
                        + " learns anything: its loss does not depend on the output `y`");
    }

    @Override
    public String remedy() {
        return layer.isPresent()
                ? "use an activation with a slope, such as `sigmoid`"
                : "write a formula of `y` and `t`";
    }
}
