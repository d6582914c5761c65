package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW424: a binding or an index variable with a name of the language. */
public record ReservedFormulaName(FormulaExcerpt excerpt, String owner) implements FormulaProblem {

    static final Page PAGE = new Page("GW424", "A reserved name", """
            Functions, dimensions and `pi` keep their meaning in every formula.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "norm = y - t; sum(norm^2)")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW424] `norm` is the name of a function (formula column 1)
                        norm = y - t; sum(norm^2)
                        ^^^^
                      help: choose another name
                      see: docs/errors/GW424.md""", """
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
        return Wording.code(excerpt.piece()) + " is the name of " + owner;
    }

    @Override
    public String help() {
        return "choose another name";
    }
}
