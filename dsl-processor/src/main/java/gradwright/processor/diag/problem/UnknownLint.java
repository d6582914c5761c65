package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;

/** GW131: a network allows what is no lint. */
public record UnknownLint(String network, UnknownName code) implements Problem {

    static final Page PAGE = new Page("GW131", "An allowance of something else", """
            `allow` takes the codes of notes, GW6xx: what is well defined and can be meant. Errors cannot be allowed.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, allow = {"GW601", "GW304"})
                                                           ^
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) @Activation("relu") Layer scores;
                    }
                    """, """
                    [GW131] `Iris` allows `GW304`, which is no note: did you mean `GW604`?
                      help: write `GW604`
                      see: docs/errors/GW131.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, allow = "GW601")
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) @Activation("relu") Layer scores;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(network) + " allows " + Wording.code(code.given()) + ", which is no note" + code.question();
    }

    @Override
    public String help() {
        return code.help();
    }
}
