package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW413: a product of two vectors, which can be meant in two ways. */
public record VectorTimesVector(FormulaExcerpt excerpt, String left, String right) implements FormulaProblem {

    static final Page PAGE = new Page("GW413", "A vector times a vector", """
            Vectors have no orientation, so that a product of two could be a number or a matrix. `dot` and `outer` say
            which; `.*` multiplies entry by entry.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(t; K) * norm(y; K)")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW413] a vector times a vector can be a number or a matrix: `sum(t; K) * norm(y; K)` (formula column 1)
                        sum(t; K) * norm(y; K)
                        ^^^^^^^^^^^^^^^^^^^^^^
                      help: write `dot(sum(t; K), norm(y; K))` or `outer(sum(t; K), norm(y; K))`
                      see: docs/errors/GW413.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(sum(t; K) .* norm(y; K))")
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
        return "a vector times a vector can be a number or a matrix: " + Wording.code(excerpt.piece());
    }

    @Override
    public String help() {
        return "write " + Wording.code("dot(" + left + ", " + right + ")") + " or "
                + Wording.code("outer(" + left + ", " + right + ")");
    }
}
