package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW422: a name that is bound further on. */
public record UsedBeforeBinding(FormulaExcerpt excerpt) implements FormulaProblem {

    static final Page PAGE =
            new Page("GW422", "A binding that is used before it is made", """
            Bindings are made from left to right.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "a = b / N; b = sum((y - t)^2); a")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW422] `b` is used before it is bound (formula column 5)
                        a = b / N; b = sum((y - t)^2); a
                            ^
                      help: move its binding before this one
                      see: docs/errors/GW422.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "b = sum((y - t)^2); a = b / N; a")
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
        return Wording.code(excerpt.piece()) + " is used before it is bound";
    }

    @Override
    public String help() {
        return "move its binding before this one";
    }
}
