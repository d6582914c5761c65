package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW405: a constant that no double holds: too large, too small, or a division by 0. */
public record NumberOutOfRange(FormulaExcerpt excerpt) implements FormulaProblem {

    static final Page PAGE = new Page("GW405", "A constant beyond every double", """
            Constants are exact while the formula is compiled, but have to be within the range of `double` in the end. A
            division by the constant 0 has no value.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "x * 1e999") Layer output;
                                                         ^
                    }
                    """, """
                    [GW405] `1e999` has no value within the range of double (formula column 5)
                        x * 1e999
                            ^^^^^
                      help: write another constant
                      see: docs/errors/GW405.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "x * 1e99") Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return Wording.code(excerpt.piece()) + " has no value within the range of double";
    }

    @Override
    public String help() {
        return "write another constant";
    }
}
