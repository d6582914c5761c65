package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;

/** GW409: a call of something that is neither a function nor a value. */
public record UnknownFunction(FormulaExcerpt excerpt, UnknownName name) implements FormulaProblem {

    static final Page PAGE = new Page("GW409", "A function that does not exist", """
            The functions are listed on [the page on formulas](../formulas.md); activations are functions too, without
            hyphens in their names. A product with a bracket is written with `*`.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(tahn(y - t)^2)")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW409] there is no function `tahn`: did you mean `tanh`? (formula column 5)
                        sum(tahn(y - t)^2)
                            ^^^^
                      help: write `tanh`
                      see: docs/errors/GW409.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(tanh(y - t)^2)")
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
        return "there is no function " + Wording.code(name.given()) + name.question();
    }

    @Override
    public String help() {
        return name.help();
    }
}
