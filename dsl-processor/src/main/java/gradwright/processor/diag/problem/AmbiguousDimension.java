package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW415: a dimension by name where the operand has it twice. */
public record AmbiguousDimension(FormulaExcerpt excerpt, String operand, String dimension, String shape)
        implements FormulaProblem {

    static final Page PAGE = new Page("GW415", "A dimension that is there twice", """
            A square matrix has one dimension twice, so that its name does not say which one is meant. An index form does:
            `U(i) = sum(j: A(i, j))`.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(sum(y * y'; N))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW415] which `N` is meant for `sum`? N x N has two (formula column 17)
                        sum(sum(y * y'; N))
                                        ^
                      help: write it with indices: `sum(i, j: A(i, j) * v(j))`
                      see: docs/errors/GW415.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(sum(y; N)^2)")
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
        return "which " + Wording.code(dimension) + " is meant for " + Wording.code(operand) + "? " + shape
                + " has two";
    }

    @Override
    public String help() {
        return "write it with indices: `sum(i, j: A(i, j) * v(j))`";
    }
}
