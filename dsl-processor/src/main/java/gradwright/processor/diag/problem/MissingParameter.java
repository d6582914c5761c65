package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW118: a parameter that has no usual value is not given. */
public record MissingParameter(String kind, String name, String owner, String parameter) implements Problem {

    static final Page PAGE = new Page("GW118", "A parameter that has to be given", """
            Probabilities lie between 0 and 1, so that the usual margin of 1 charges every sample, right answers too:
            `softmax-hinge` has no margin that would do for all.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-hinge")
                          ^
                    class Iris {
                        @Affine(3) Layer scores;
                    }
                    """, """
                    [GW118] loss `softmax-hinge` of `Iris` needs a `margin`
                      help: write `margin = 0.5`, or what suits the data
                      see: docs/errors/GW118.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(value = "softmax-hinge", margin = 0.5)
                    class Iris {
                        @Affine(3) Layer scores;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.named(kind, name) + " of " + Wording.code(owner) + " needs " + Wording.articleAndCode(parameter);
    }

    @Override
    public String help() {
        return "write " + Wording.code(parameter + " = 0.5") + ", or what suits the data";
    }
}
