package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.Map;

/** GW304: the loss applies softmax to probabilities. */
public record SoftmaxTwice(String network, String loss, String layer) implements Problem {

    static final Page PAGE =
            new Page("GW304", "Softmax twice", """
            `softmax-cross-entropy` takes logits and applies softmax itself. After a layer that ends in softmax it
            would apply it a second time: the network still trains, but slowly and to probabilities that can never be
            sure.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                          ^
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) @Activation("softmax") Layer probabilities;
                    }
                    """, """
                    [GW304] loss `softmax-cross-entropy` of `Iris` applies softmax, but the last layer `probabilities` ends in softmax already
                      help: write `@Loss("cross-entropy")`, or remove `@Activation("softmax")` from `probabilities`
                      see: docs/errors/GW304.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) @Activation("softmax") Layer probabilities;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(value = "softmax-hinge", margin = 0.5)
                                  ^
                    class Iris {
                        @Affine(3) @Activation("softmax") Layer probabilities;
                    }
                    """, """
                    [GW304] loss `softmax-hinge` of `Iris` applies softmax, but the last layer `probabilities` ends in softmax already
                      help: write `class-hinge` for the loss, or remove `@Activation("softmax")` from `probabilities`
                      see: docs/errors/GW304.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(value = "class-hinge", margin = 0.5)
                    class Iris {
                        @Affine(3) @Activation("softmax") Layer probabilities;
                    }
                    """));

    /** The losses that are the same but for the softmax. */
    private static final Map<String, String> OF_PROBABILITIES = Map.of(
            "softmax-cross-entropy", "`@Loss(\"cross-entropy\")`",
            "softmax-hinge", "`class-hinge` for the loss");

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "loss " + Wording.code(loss) + " of " + Wording.code(network) + " applies softmax, but the last layer "
                + Wording.code(layer) + " ends in softmax already";
    }

    @Override
    public String help() {
        return "write " + OF_PROBABILITIES.getOrDefault(loss, "another loss")
                + ", or remove `@Activation(\"softmax\")` from " + Wording.code(layer);
    }
}
