package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW406: a comparison of a comparison. */
public record ChainedComparison(FormulaExcerpt excerpt, String first, String middle) implements FormulaProblem {

    static final Page PAGE = new Page("GW406", "Comparisons in a chain", """
            A comparison gives 0 or 1, and comparing that again is hardly meant. Both bounds are joined with `&&`.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "where(0 < x < 1, x, 0)") Layer output;
                                                         ^
                    }
                    """, """
                    [GW406] a comparison cannot be compared again (formula column 13)
                        where(0 < x < 1, x, 0)
                                    ^
                      help: write `0 < x && x < ...`
                      see: docs/errors/GW406.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "where(0 < x && x < 1, x, 0)") Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return "a comparison cannot be compared again";
    }

    @Override
    public String help() {
        return "write " + Wording.code(first + " && " + middle + " " + excerpt.piece() + " ...");
    }
}
