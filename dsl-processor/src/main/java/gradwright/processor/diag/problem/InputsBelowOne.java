package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW203: a network has no inputs. */
public record InputsBelowOne(String network, int inputs) implements Problem {

    static final Page PAGE = new Page(
            "GW203", "A number of inputs below 1", """
            `inputs` is how many numbers make one sample, such as 64 for images of 8 x 8 pixels. There is at least
            one.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = -64)
                                      ^
                    @Loss("softmax-cross-entropy")
                    class Digits {
                        @Affine(10) Layer logits;
                    }
                    """, """
                    [GW203] network `Digits` has -64 inputs, but needs at least one
                      help: write how many numbers make one sample, 1 or more: `@Network(inputs = ...)`
                      see: docs/errors/GW203.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 64)
                    @Loss("softmax-cross-entropy")
                    class Digits {
                        @Affine(10) Layer logits;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network
                    ^
                    @Loss("softmax-cross-entropy")
                    class Digits {
                        @Affine(10) Layer logits;
                    }
                    """, """
                    [GW203] network `Digits` has no inputs, but needs at least one
                      help: write how many numbers make one sample, 1 or more: `@Network(inputs = ...)`
                      see: docs/errors/GW203.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 64)
                    @Loss("softmax-cross-entropy")
                    class Digits {
                        @Affine(10) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "network " + Wording.code(network) + " has " + (inputs == 0 ? "no" : inputs)
                + " inputs, but needs at least one";
    }

    @Override
    public String help() {
        return "write how many numbers make one sample, 1 or more: `@Network(inputs = ...)`";
    }
}
