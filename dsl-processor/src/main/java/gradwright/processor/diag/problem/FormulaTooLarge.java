package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;

/** GW407: a formula beyond what is read. */
public record FormulaTooLarge(FormulaExcerpt excerpt, String most) implements FormulaProblem {

    static final Page PAGE = new Page("GW407", "A formula that is too large", """
            Formulas of that size are the work of a program; bindings make them smaller.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((x)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))") Layer output;
                                                         ^
                    }
                    """, """
                    [GW407] a formula has more than 100 levels (formula column 101)
                        ...(((((((((((((((((((((((((((((((((((((x))))))))))))))))))))))))))))))))))...
                                                               ^
                      help: give a part of it a name: `s = ...; ...`
                      see: docs/errors/GW407.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "(x)") Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return "a formula has more than " + most;
    }

    @Override
    public String help() {
        return "give a part of it a name: `s = ...; ...`";
    }
}
