package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW425: an index variable that selects from nothing. */
public record EndlessIndex(FormulaExcerpt excerpt) implements FormulaProblem {

    static final Page PAGE = new Page("GW425", "An index that nothing bounds", """
            An index variable runs over the dimension that it selects from; one that selects from nothing could run for
            ever.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(n, k: (y(n, 0) - t(n, 0))^2)")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW425] nothing says how far `k` runs (formula column 8)
                        sum(n, k: (y(n, 0) - t(n, 0))^2)
                               ^
                      help: select with it, as in `A(k, :)`, or leave it out
                      see: docs/errors/GW425.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(n: (y(n, 0) - t(n, 0))^2)")
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
        return "nothing says how far " + Wording.code(excerpt.piece()) + " runs";
    }

    @Override
    public String help() {
        return "select with it, as in " + Wording.code("A(" + excerpt.piece() + ", :)") + ", or leave it out";
    }
}
