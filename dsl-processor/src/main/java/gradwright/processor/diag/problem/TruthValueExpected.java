package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW417: a number that is used as a condition. */
public record TruthValueExpected(FormulaExcerpt excerpt) implements FormulaProblem {

    static final Page PAGE =
            new Page("GW417", "A number where a condition is expected", """
            `&&`, `||`, `!`, the first argument of `where` and what follows `|` take comparisons. A comparison can be a
            number, 0 or 1, but a number is no condition.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "where(x, x, 0)") Layer output;
                                                         ^
                    }
                    """, """
                    [GW417] `x` is a number, not a condition (formula column 7)
                        where(x, x, 0)
                              ^
                      help: compare it: `x != 0`
                      see: docs/errors/GW417.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "where(x != 0, x, 0)") Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return Wording.code(excerpt.piece()) + " is a number, not a condition";
    }

    @Override
    public String help() {
        return "compare it: " + Wording.code(excerpt.piece() + " != 0");
    }
}
