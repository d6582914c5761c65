package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW430: the wrong number or kind of arguments. */
public record WrongArguments(FormulaExcerpt excerpt, String function, String rule) implements FormulaProblem {

    static final Page PAGE = new Page(
            "GW430",
            "Arguments that a function does not take",
            """
            The functions and their arguments are listed on [the page on formulas](../formulas.md).
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "exp(x, 2)") Layer output;
                                                         ^
                    }
                    """, """
                    [GW430] `exp` takes 1 argument, not 2 (formula column 1)
                        exp(x, 2)
                        ^^^^^^^^^
                      help: write `exp` with the arguments that it takes
                      see: docs/errors/GW430.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "exp(x)") Layer output;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "exp(x; N)") Layer output;
                                                         ^
                    }
                    """, """
                    [GW430] `exp` reduces nothing, so no dimension can follow `;` (formula column 8)
                        exp(x; N)
                               ^
                      help: write `exp` with the arguments that it takes
                      see: docs/errors/GW430.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "exp(x)") Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return Wording.code(function) + " " + rule;
    }

    @Override
    public String help() {
        return "write " + Wording.code(function) + " with the arguments that it takes";
    }
}
