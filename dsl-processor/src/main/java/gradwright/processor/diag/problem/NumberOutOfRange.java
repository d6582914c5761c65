package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW405: a constant that the precision does not hold: too large, too small, or no number at all. */
public record NumberOutOfRange(FormulaExcerpt excerpt, Reason reason) implements FormulaProblem {

    /** What is wrong with it. */
    public enum Reason {
        BEYOND_DOUBLE(
                "has no value within the range of double",
                "write a constant between 4.9e-324 and 1.7e308 in size, or 0"),
        BEYOND_FLOAT(
                "is beyond the range of float, in which it is computed",
                "write a constant between 1.4e-45 and 3.4e38 in size, or 0, or compute in double precision"),
        DIVIDED_BY_ZERO("divides by 0", "divide by a constant other than 0");

        private final String mistake;
        private final String help;

        Reason(String mistake, String help) {
            this.mistake = mistake;
            this.help = help;
        }
    }

    static final Page PAGE = new Page(
            "GW405",
            "A constant beyond every double",
            """
            Constants are exact while the formula is compiled, but have to be within the range of `double` in the end, and
            within that of `float` where that is the precision. A division by the constant 0 has no value, nor has a
            function where it is not defined, as `log(0)`.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "x * 1e999") Layer output;
                                                         ^
                    }
                    """, """
                    [GW405] `1e999` has no value within the range of double (formula column 5)
                        x * 1e999
                            ^^^^^
                      help: write a constant between 4.9e-324 and 1.7e308 in size, or 0
                      see: docs/errors/GW405.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "x * 1e99") Layer output;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, precision = Precision.FLOAT)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "1e39 * x") Layer output;
                                                         ^
                    }
                    """, """
                    [GW405] `1e39` is beyond the range of float, in which it is computed (formula column 1)
                        1e39 * x
                        ^^^^
                      help: write a constant between 1.4e-45 and 3.4e38 in size, or 0, or compute in double precision
                      see: docs/errors/GW405.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "1e39 * x") Layer output;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / 0")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW405] `sum((y - t)^2) / 0` divides by 0 (formula column 1)
                        sum((y - t)^2) / 0
                        ^^^^^^^^^^^^^^^^^^
                      help: divide by a constant other than 0
                      see: docs/errors/GW405.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / 2")
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
        return Wording.code(excerpt.piece()) + " " + reason.mistake;
    }

    @Override
    public String help() {
        return reason.help;
    }
}
