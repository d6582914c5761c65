package gradwright.processor.diag.problem;

import gradwright.processor.diag.Lint;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW601: what the loss makes probabilities is never negative. */
public record LimitedLogits(String network, String loss, String layer, String activation) implements Lint {

    static final Page PAGE = new Page(
            "GW601", "Scores that are never negative", """
            Losses on logits make probabilities of them: the sigmoid of a score, or the softmax of all scores. Scores that are
            never negative cannot say "unlikely" (the sigmoid of such a score is at least 0.5), and after a sigmoid another one
            leaves only probabilities between 0.5 and 0.73. Where the last layer has no activation, its scores are unlimited.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("sigmoid-binary-cross-entropy")
                    class Weeds {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(1) @Activation("sigmoid") Layer weed;
                                               ^
                    }
                    """, """
                    [GW601] loss `sigmoid-binary-cross-entropy` of `Weeds` takes scores of both signs, but `weed` ends in `sigmoid` and is never negative
                      help: remove the activation of `weed`; if it is meant, write `allow = "GW601"` in `@Network`
                      see: docs/errors/GW601.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("sigmoid-binary-cross-entropy")
                    class Weeds {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(1) Layer weed;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("relu") Layer hidden;
                        @Affine(3) @Activation("relu") Layer scores;
                                               ^
                    }
                    """, """
                    [GW601] loss `softmax-cross-entropy` of `Iris` takes scores of both signs, but `scores` ends in `relu` and is never negative
                      help: remove the activation of `scores`; if it is meant, write `allow = "GW601"` in `@Network`
                      see: docs/errors/GW601.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, allow = "GW601")
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("relu") Layer hidden;
                        @Affine(3) @Activation("relu") Layer scores;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "loss " + Wording.code(loss) + " of " + Wording.code(network) + " takes scores of both signs, but "
                + Wording.code(layer) + " ends in " + Wording.code(activation) + " and is never negative";
    }

    @Override
    public String remedy() {
        return "remove the activation of " + Wording.code(layer);
    }
}
