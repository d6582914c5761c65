package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW462: a function has matrices of both precisions. */
public record MixedPrecision(String method) implements Problem {

    static final Page PAGE = new Page("GW462", "Two precisions in one function", """
            A function is computed in double precision, with `DMatrixRMaj`, or in single precision, with `FMatrixRMaj`. Numbers are
            `double` in both.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(x .* y)") double dot(@Dim("N") DMatrixRMaj x, @Dim("N") FMatrixRMaj y);
                                                       ^
                    }
                    """, """
                    [GW462] `Curves.dot` has both `DMatrixRMaj` and `FMatrixRMaj`
                      help: use one of them for all matrices of `dot`
                      see: docs/errors/GW462.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(x .* y)") double dot(@Dim("N") DMatrixRMaj x, @Dim("N") DMatrixRMaj y);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(method) + " has both `DMatrixRMaj` and `FMatrixRMaj`";
    }

    @Override
    public String help() {
        return "use one of them for all matrices of " + Wording.code(method.substring(method.lastIndexOf('.') + 1));
    }
}
