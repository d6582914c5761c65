package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;

/** GW437: an equation of which a side has no finite value at any point tried. */
public record UncheckedClaim(FormulaExcerpt excerpt) implements FormulaProblem {

    static final Page PAGE = new Page("GW437", "A claim without a value", """
            A claim is checked at random points, of both signs and positive. One side of this one was infinite or not a
            number at all of them, so that nothing can be said.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.DMatrixRMaj;

                    @Formulas
                    interface Sheet {
                        @Formula("Y = X * W; L = sum((Y - T)^2) / N; L")
                        @Claim("log(-abs(L)) == 0")
                               ^
                        double loss(
                                @Dim("N,M") DMatrixRMaj X,
                                @Dim("M,K") DMatrixRMaj W,
                                @Constant @Dim("N,K") DMatrixRMaj T);
                    }
                    """, """
                    [GW437] neither true nor false: the claim has no finite value at any point that was tried (formula column 1)
                        log(-abs(L)) == 0
                        ^^^^^^^^^^^^^^^^^
                      help: claim something that has a value for numbers between 0.2 and 1.8
                      see: docs/errors/GW437.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.DMatrixRMaj;

                    @Formulas
                    interface Sheet {
                        @Formula("Y = X * W; L = sum((Y - T)^2) / N; L")
                        @Claim("log(exp(L)) == L")
                        double loss(
                                @Dim("N,M") DMatrixRMaj X,
                                @Dim("M,K") DMatrixRMaj W,
                                @Constant @Dim("N,K") DMatrixRMaj T);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return "neither true nor false: the claim has no finite value at any point that was tried";
    }

    @Override
    public String help() {
        return "claim something that has a value for numbers between 0.2 and 1.8";
    }
}
