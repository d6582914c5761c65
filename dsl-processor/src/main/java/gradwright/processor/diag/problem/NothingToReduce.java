package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW427: a reduction of something that has no dimension. */
public record NothingToReduce(FormulaExcerpt excerpt, String function, String operand) implements FormulaProblem {

    static final Page PAGE = new Page("GW427", "A reduction of one number", """
            `sum`, `mean`, `softmax` and the like take vectors and matrices. In `@Activation(formula)` everything is a
            number, each unit by itself.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "x / sum(x)") Layer output;
                                                         ^
                    }
                    """, """
                    [GW427] `x` is one number, and `sum` has nothing to run over (formula column 5)
                        x / sum(x)
                            ^^^^^^
                      help: leave `sum` out
                      see: docs/errors/GW427.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "x / (1 + abs(x))") Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return Wording.code(operand) + " is one number, and " + Wording.code(function) + " has nothing to run over";
    }

    @Override
    public String help() {
        return "leave " + Wording.code(function) + " out";
    }
}
