package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW419: something that cannot select entries. */
public record WrongSelector(FormulaExcerpt excerpt, String rule) implements FormulaProblem {

    static final Page PAGE = new Page(
            "GW419", "A selector that selects nothing", """
            Entries are counted from 0, and the last one of a range is included. A selector is a whole number, a range of
            two, an index variable, an `int` or an `int[]`, or `:` for all.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(y(:, 1.5))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW419] `1.5` is no selector: an entry is selected by a whole number, an index variable, an `int` or an `int[]` (formula column 10)
                        sum(y(:, 1.5))
                                 ^^^
                      help: write a selector such as `0`, `0:2`, `:` or an index variable
                      see: docs/errors/GW419.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(y(:, 1))")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(y(:, 2:1))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW419] `2:1` is no selector: a range ends at its last entry, so 1 cannot follow 2 (formula column 10)
                        sum(y(:, 2:1))
                                 ^^^
                      help: write a selector such as `0`, `0:2`, `:` or an index variable
                      see: docs/errors/GW419.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(y(:, 1))")
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
        return Wording.code(excerpt.piece()) + " is no selector: " + rule;
    }

    @Override
    public String help() {
        return "write a selector such as `0`, `0:2`, `:` or an index variable";
    }
}
