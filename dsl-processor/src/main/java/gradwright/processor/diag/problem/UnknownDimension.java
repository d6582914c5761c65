package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;

/** GW410: a reduction over a dimension that its operand lacks. */
public record UnknownDimension(FormulaExcerpt excerpt, String operand, String shape, UnknownName name)
        implements FormulaProblem {

    static final Page PAGE =
            new Page("GW410", "A dimension that a value does not have", """
            After `;` stand dimensions of the operand, by name. In `@Loss(formula)` samples are `N` and outputs `K`.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "-sum(t .* logsoftmax(y; C)) / N")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW410] `y` is N x K and has no dimension `C` (formula column 25)
                        -sum(t .* logsoftmax(y; C)) / N
                                                ^
                      help: write one of `N` or `K`
                      see: docs/errors/GW410.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "-sum(t .* logsoftmax(y; K)) / N")
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
        return Wording.code(operand) + " is " + shape + " and has no dimension " + Wording.code(name.given());
    }

    @Override
    public String help() {
        return name.help();
    }
}
