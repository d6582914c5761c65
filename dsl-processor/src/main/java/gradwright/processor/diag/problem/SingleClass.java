package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW305: a loss over classes has one class only. */
public record SingleClass(String network, String loss, String layer, boolean isSoftmax) implements Problem {

    static final Page PAGE = new Page(
            "GW305",
            "Classes of a single unit",
            """
            Softmax gives the units of a layer shares that sum to one. With a single unit that share is 1 whatever the
            network computes, the loss is 0 and so is every gradient; and the score of a single class has no other to be
            compared with. To tell two classes apart, use two units, or one unit with `sigmoid-binary-cross-entropy`, whose
            targets are 0 and 1.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Spam {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(1) Layer logits;
                                ^
                    }
                    """, """
                    [GW305] layer `Spam.logits` has a single unit, whose softmax is always 1: `softmax-cross-entropy` has nothing to learn
                      help: write one unit for each class, 2 or more, or use `sigmoid-binary-cross-entropy` with the single unit
                      see: docs/errors/GW305.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Spam {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(2) Layer logits;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("cross-entropy")
                    class Spam {
                        @Affine(1) @Activation("softmax") Layer probability;
                                ^
                    }
                    """, """
                    [GW305] layer `Spam.probability` has a single unit, whose softmax is always 1: `cross-entropy` has nothing to learn
                      help: write one unit for each class, 2 or more, or use `sigmoid-binary-cross-entropy` with the single unit
                      see: docs/errors/GW305.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("cross-entropy")
                    class Spam {
                        @Affine(2) @Activation("softmax") Layer probability;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("class-hinge")
                    class Spam {
                        @Affine(1) Layer score;
                                ^
                    }
                    """, """
                    [GW305] layer `Spam.score` has a single unit, which is compared with no other: `class-hinge` has nothing to learn
                      help: write one unit for each class, 2 or more, or use `sigmoid-binary-cross-entropy` with the single unit
                      see: docs/errors/GW305.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("sigmoid-binary-cross-entropy")
                    class Spam {
                        @Affine(1) Layer score;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "layer " + Wording.code(network + "." + layer) + " has a single unit, "
                + (isSoftmax ? "whose softmax is always 1: " : "which is compared with no other: ") + Wording.code(loss)
                + " has nothing to learn";
    }

    @Override
    public String help() {
        return "write one unit for each class, 2 or more, or use `sigmoid-binary-cross-entropy` with the single unit";
    }
}
