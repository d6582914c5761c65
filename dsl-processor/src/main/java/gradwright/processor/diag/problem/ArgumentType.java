package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW457: a parameter is neither a number nor a matrix nor an index. */
public record ArgumentType(String method, String parameter, String type) implements Problem {

    static final Page PAGE =
            new Page("GW457", "A parameter of a type that formulas do not have", """
            A function takes numbers (`double`), matrices and vectors (`DMatrixRMaj`, or `FMatrixRMaj` in single precision), and
            indices (`int`, `int[]`).
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(float x);
                                                            ^
                    }
                    """, """
                    [GW457] parameter `x` of `Curves.square` is a `float`, which formulas do not have
                      help: use `double`, `DMatrixRMaj`, `FMatrixRMaj`, `int` or `int[]`
                      see: docs/errors/GW457.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(double x);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "parameter " + Wording.code(parameter) + " of " + Wording.code(method) + " is "
                + Wording.articleAndCode(type) + ", which formulas do not have";
    }

    @Override
    public String help() {
        return "use `double`, `DMatrixRMaj`, `FMatrixRMaj`, `int` or `int[]`";
    }
}
