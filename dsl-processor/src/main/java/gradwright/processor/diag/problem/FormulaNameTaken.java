package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW423: a binding or an index variable with the name of something else. */
public record FormulaNameTaken(FormulaExcerpt excerpt, String owner) implements FormulaProblem {

    static final Page PAGE = new Page("GW423", "A name that is taken", """
            No name stands for two things in one formula.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "y = y - t; sum(y^2)")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW423] `y` is a parameter already (formula column 1)
                        y = y - t; sum(y^2)
                        ^
                      help: choose another name
                      see: docs/errors/GW423.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "d = y - t; sum(d^2)")
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
        return Wording.code(excerpt.piece()) + " is " + owner + " already";
    }

    @Override
    public String help() {
        return "choose another name";
    }
}
