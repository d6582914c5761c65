package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW416: a value that would have more than two dimensions. */
public record TooManyDimensions(FormulaExcerpt excerpt, String shape) implements FormulaProblem {

    static final Page PAGE = new Page("GW416", "More than two dimensions", """
            Values of a formula are numbers, vectors and matrices. An index form can run over as many indices as it needs,
            as long as what is left has at most two.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(x + sum(y - t; N))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW416] `x + sum(y - t; N)` would have more than two dimensions: N x M x K (formula column 5)
                        sum(x + sum(y - t; N))
                            ^^^^^^^^^^^^^^^^^
                      help: reduce or select before, or write it with indices
                      see: docs/errors/GW416.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(x) + sum(y - t)")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return Wording.code(excerpt.piece()) + " would have more than two dimensions: " + shape;
    }

    @Override
    public String help() {
        return "reduce or select before, or write it with indices";
    }
}
