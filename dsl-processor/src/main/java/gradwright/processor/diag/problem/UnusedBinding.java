package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW421: a binding without any use. */
public record UnusedBinding(FormulaExcerpt excerpt) implements FormulaProblem {

    static final Page PAGE = new Page("GW421", "A binding that nothing uses", """
            What is bound and not used is mostly a mistyped name elsewhere.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "d = y - t; sum((y - t)^2) / N")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW421] `d` is bound and never used (formula column 1)
                        d = y - t; sum((y - t)^2) / N
                        ^
                      help: use it, or leave the binding out
                      see: docs/errors/GW421.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "d = y - t; sum(d^2) / N")
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
        return Wording.code(excerpt.piece()) + " is bound and never used";
    }

    @Override
    public String help() {
        return "use it, or leave the binding out";
    }
}
