package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW418: a selection with another number of selectors than dimensions. */
public record WrongSelectorCount(FormulaExcerpt excerpt, String operand, String shape, int dimensions, int selectors)
        implements FormulaProblem {

    static final Page PAGE = new Page("GW418", "Too many or too few selectors", """
            A selection has one selector for each dimension; `:` takes all of one.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(y(0))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW418] `y` is N x K and takes two selectors, not 1 (formula column 5)
                        sum(y(0))
                            ^^^^
                      help: write `:` for all of a dimension: `y(0, :)`
                      see: docs/errors/GW418.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(y(:, 0))")
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
        return Wording.code(operand) + " is " + shape + " and takes "
                + (dimensions == 0 ? "no selector" : dimensions == 1 ? "one selector" : "two selectors") + ", not "
                + selectors;
    }

    @Override
    public String help() {
        return dimensions == 0
                ? "write `*` for a product"
                : dimensions == 1
                        ? "write " + Wording.code(operand + "(:)") + " with one selector"
                        : "write `:` for all of a dimension: " + Wording.code(operand + "(0, :)");
    }
}
