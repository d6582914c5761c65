package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW414: a function or an operation that its operand does not suit. */
public record WrongOperandShape(FormulaExcerpt excerpt, String rule, String operand, String shape)
        implements FormulaProblem {

    static final Page PAGE = new Page(
            "GW414", "A value of the wrong shape", """
            `trace` and `diag` take square matrices, `dot` and `outer` vectors; conditions, bodies of index forms and what
            `grad` derives are single numbers.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "trace(y) / N")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW414] `trace` takes a square matrix, but `y` is N x K (formula column 7)
                        trace(y) / N
                              ^
                      help: write a square matrix there, such as `A' * A`
                      see: docs/errors/GW414.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "trace(y' * y) / N")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "grad(y, y)")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW414] `grad` is the derivative of one number, but `y` is N x K (formula column 6)
                        grad(y, y)
                             ^
                      help: reduce it, as in `sum(y)`, or select from it
                      see: docs/errors/GW414.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "grad(sum(y), y)")
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
        return rule + ", but " + Wording.code(operand) + " is " + shape;
    }

    @Override
    public String help() {
        if (shape.equals("a class")) {
            return "select with it, as in `y(n, t(n))`, or compare it with an index";
        }
        if (rule.endsWith("one number")) {
            return "reduce it, as in " + Wording.code("sum(" + operand + ")") + ", or select from it";
        }
        return rule.contains("vector")
                ? "write vectors there, such as a row `A(0, :)`"
                : "write a square matrix there, such as `A' * A`";
    }
}
