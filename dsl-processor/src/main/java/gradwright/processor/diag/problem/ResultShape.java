package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW465: a formula gives something else than its method declares. */
public record ResultShape(String method, String declared, String given, String help) implements Problem {

    static final Page PAGE = new Page(
            "GW465", "A formula that gives another shape", """
            The result of a method is what its formula gives: a `double` where that is a number, else a matrix or a vector whose
            dimensions `@Dim` names, rows first.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("X .* X") double square(@Dim("N,M") DMatrixRMaj X);
                                 ^
                    }
                    """, """
                    [GW465] `Curves.square` declares a number, but its formula gives `N x M`
                      help: write `@Dim("N,M")` and a matrix for the result
                      see: docs/errors/GW465.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("X .* X") @Dim("N,M") DMatrixRMaj square(@Dim("N,M") DMatrixRMaj X);
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("X") @Dim("M,N") DMatrixRMaj turned(@Dim("N,M") DMatrixRMaj X);
                                 ^
                    }
                    """, """
                    [GW465] `Curves.turned` declares `M x N`, but its formula gives `N x M`
                      help: declare `@Dim("N,M")`, or change the formula
                      see: docs/errors/GW465.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("X'") @Dim("M,N") DMatrixRMaj turned(@Dim("N,M") DMatrixRMaj X);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(method) + " declares " + declared + ", but its formula gives " + given;
    }

    @Override
    public String help() {
        return help;
    }
}
