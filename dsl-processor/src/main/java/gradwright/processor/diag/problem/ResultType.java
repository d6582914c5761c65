package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW461: a function gives neither a number nor a matrix. */
public record ResultType(String method, String type) implements Problem {

    static final Page PAGE =
            new Page("GW461", "A result of a type that formulas do not have", """
            A function gives a number (`double`, in single precision too) or a matrix or vector (`DMatrixRMaj`, or `FMatrixRMaj`).
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") int square(double x);
                                            ^
                    }
                    """, """
                    [GW461] `Curves.square` gives an `int`, which formulas do not give
                      help: use `double`, `DMatrixRMaj` or `FMatrixRMaj`
                      see: docs/errors/GW461.md""", """
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
        return Wording.code(method)
                + (type.equals("void")
                        ? " gives nothing"
                        : " gives " + Wording.articleAndCode(type) + ", which formulas do not give");
    }

    @Override
    public String help() {
        return "use `double`, `DMatrixRMaj` or `FMatrixRMaj`";
    }
}
