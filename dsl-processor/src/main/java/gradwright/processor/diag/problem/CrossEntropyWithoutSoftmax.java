package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW303: the loss needs probabilities and does not get them. */
public record CrossEntropyWithoutSoftmax(String network, String loss, String layer) implements Problem {

    static final Page PAGE = new Page("GW303", "Cross-entropy without softmax", """
            `cross-entropy` takes the logarithm of probabilities, so the last layer has to end in softmax; the two are
            then differentiated as one. `softmax-cross-entropy` takes the layer's values as they are (logits) and is
            the shorter way to write the same. PyTorch's `cross_entropy` is the latter.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("cross-entropy")
                          ^
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW303] loss `cross-entropy` of `Iris` needs probabilities, but the last layer `logits` does not end in softmax
                      help: write `@Loss("softmax-cross-entropy")`, or add `@Activation("softmax")` to `logits`
                      see: docs/errors/GW303.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "loss " + Wording.code(loss) + " of " + Wording.code(network)
                + " needs probabilities, but the last layer " + Wording.code(layer) + " does not end in softmax";
    }

    @Override
    public String help() {
        return "write `@Loss(\"softmax-cross-entropy\")`, or add `@Activation(\"softmax\")` to " + Wording.code(layer);
    }
}
