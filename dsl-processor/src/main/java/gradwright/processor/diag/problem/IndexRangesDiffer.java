package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW426: an index variable that selects from dimensions of different names. */
public record IndexRangesDiffer(FormulaExcerpt excerpt, String index, String first, String second)
        implements FormulaProblem {

    static final Page PAGE = new Page("GW426", "An index over two dimensions", """
            All uses of an index variable select from the same dimension.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(n: y(n, n))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW426] index `n` runs over `N` and over `K` (formula column 13)
                        sum(n: y(n, n))
                                    ^
                      help: use two indices
                      see: docs/errors/GW426.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(n, k: y(n, k))")
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
        return "index " + Wording.code(index) + " runs over " + Wording.code(first) + " and over "
                + Wording.code(second);
    }

    @Override
    public String help() {
        return "use two indices";
    }
}
