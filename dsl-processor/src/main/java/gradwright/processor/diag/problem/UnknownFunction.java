package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;
import java.util.Optional;

/**
 * GW409: a call of something that is neither a function nor a value.
 *
 * @param spelling how that is written here what others have a function for
 */
public record UnknownFunction(FormulaExcerpt excerpt, UnknownName name, Optional<String> spelling)
        implements FormulaProblem {

    static final Page PAGE = new Page(
            "GW409", "A function that does not exist", """
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
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(log10(1 + (y - t)^2))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW409] there is no function `log10`: it is written `log(x) / log(10)` here (formula column 5)
                        sum(log10(1 + (y - t)^2))
                            ^^^^^
                      help: write `log(x) / log(10)`
                      see: docs/errors/GW409.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(log(1 + (y - t)^2)) / log(10)")
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
        return "there is no function " + Wording.code(name.given())
                + spelling.map(written -> ": it is written " + Wording.code(written) + " here")
                        .orElseGet(name::question);
    }

    @Override
    public String help() {
        return spelling.map(written -> "write " + Wording.code(written)).orElseGet(name::help);
    }
}
