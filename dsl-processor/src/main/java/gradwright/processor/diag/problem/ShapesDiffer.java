package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW411: two matrices over different dimensions, entry by entry. */
public record ShapesDiffer(
        FormulaExcerpt excerpt, String left, String leftShape, String right, String rightShape, boolean isTransposed)
        implements FormulaProblem {

    static final Page PAGE = new Page("GW411", "Matrices that do not align", """
            Operations entry by entry align their operands by the names of their dimensions: both have the same ones in the
            same order, or one has fewer and is the same along those that it lacks.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t')^2) / N")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW411] `y - t'` does not align: `y` is N x K, `t'` is K x N (formula column 6)
                        sum((y - t')^2) / N
                             ^^^^^^
                      help: write `t`
                      see: docs/errors/GW411.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / N")
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
        return Wording.code(excerpt.piece()) + " does not align: " + Wording.code(left) + " is " + leftShape + ", "
                + Wording.code(right) + " is " + rightShape;
    }

    @Override
    public String help() {
        return isTransposed
                ? "write "
                        + Wording.code(
                                right.endsWith("'") ? right.substring(0, right.length() - 1) : "(" + right + ")'")
                : "operands of one operation have the same dimensions, or one has fewer";
    }
}
