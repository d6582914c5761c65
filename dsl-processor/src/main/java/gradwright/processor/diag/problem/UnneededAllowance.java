package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW605: a network allows a lint that it would not get. */
public record UnneededAllowance(String network, String code) implements Problem {

    static final Page PAGE = new Page("GW605", "An allowance that nothing needs", """
            `allow` says that something unusual is meant. Where there is nothing of the kind any more, it would hide the next mistake.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, allow = "GW601")
                                                 ^
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW605] `Iris` allows `GW601`, but there is nothing that would need it
                      help: remove `GW601` from `allow`
                      see: docs/errors/GW605.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
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
        return Wording.code(network) + " allows " + Wording.code(code) + ", but there is nothing that would need it";
    }

    @Override
    public String help() {
        return "remove " + Wording.code(code) + " from `allow`";
    }
}
