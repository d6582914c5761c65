package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW308: a loss without classes has class weights. */
public record ForeignClassWeights(String network, String loss) implements Problem {

    static final Page PAGE = new Page("GW308", "Class weights without classes", """
            `classWeights` are those of classes: of `cross-entropy`, `softmax-cross-entropy`, `nll`, `class-hinge` and
            `softmax-hinge`. Samples of any loss can be weighed as they come: `loss`, `gradient` and `addGradient` take a weight for
            each.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(value = "mse", classWeights = {1, 2, 2})
                                                        ^
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW308] loss `mse` of `Iris` has no classes that could have weights
                      help: leave `classWeights` out, or give the weight of each sample to `gradient(x, targets, weights)`
                      see: docs/errors/GW308.md""", """
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
        return Wording.named("loss", loss) + " of " + Wording.code(network) + " has no classes that could have weights";
    }

    @Override
    public String help() {
        return "leave `classWeights` out, or give the weight of each sample to `gradient(x, targets, weights)`";
    }
}
