package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW429: a derivative by an expression, a constant or an index. */
public record NoSuchDerivative(FormulaExcerpt excerpt, String function, boolean isName) implements FormulaProblem {

    static final Page PAGE =
            new Page("GW429", "A derivative by something else than a variable", """
            `grad(s, V)` and `jacobian(f, V)` derive by a parameter or a binding, by its name.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(grad(sum(y^2), y + t))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW429] `grad` cannot derive by `y + t` (formula column 20)
                        sum(grad(sum(y^2), y + t))
                                           ^^^^^
                      help: give it a name first: `v = ...; f = ...; grad(f, v)`
                      see: docs/errors/GW429.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "v = y + t; sum(grad(sum(v^2), v))")
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
        return Wording.code(function) + " cannot derive by " + Wording.code(excerpt.piece());
    }

    @Override
    public String help() {
        return isName
                ? "derive by a name that holds real numbers"
                : "give it a name first: `v = ...; f = ...; grad(f, v)`";
    }
}
