package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;

/** GW403: a bracket without its partner. */
public record UnmatchedBracket(FormulaExcerpt excerpt, boolean isOpen) implements FormulaProblem {

    static final Page PAGE = new Page(
            "GW403", "Brackets that do not match", """
            Every `(` is closed by a `)`.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2 / N")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW403] a bracket is never closed (formula column 4)
                        sum((y - t)^2 / N
                           ^
                      help: add `)`
                      see: docs/errors/GW403.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / N")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(y - t)^2) / N")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW403] a bracket closes that was never opened (formula column 13)
                        sum(y - t)^2) / N
                                    ^
                      help: leave it out, or add `(` before
                      see: docs/errors/GW403.md""", """
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
        return isOpen ? "a bracket is never closed" : "a bracket closes that was never opened";
    }

    @Override
    public String help() {
        return isOpen ? "add `)`" : "leave it out, or add `(` before";
    }
}
