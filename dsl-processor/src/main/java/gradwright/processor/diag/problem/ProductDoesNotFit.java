package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW412: the last dimension of the left factor is not the first of the right. */
public record ProductDoesNotFit(
        FormulaExcerpt excerpt, String left, String leftShape, String right, String rightShape, String advice)
        implements FormulaProblem {

    static final Page PAGE =
            new Page("GW412", "A product of matrices that does not fit", """
            `*` is the product of matrices: `N x M` times `M x K` gives `N x K`. `.*` multiplies entry by entry, and `'`
            transposes.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y * t)^2) / N")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW412] `y * t` does not fit: y is N x K, t is N x K (formula column 6)
                        sum((y * t)^2) / N
                             ^^^^^
                      help: write `y .* t` for the product entry by entry, or `y * t'`
                      see: docs/errors/GW412.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y .* t)^2) / N")
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
        return Wording.code(excerpt.piece()) + " does not fit: " + left + " is " + leftShape + ", " + right + " is "
                + rightShape;
    }

    @Override
    public String help() {
        return advice;
    }
}
