package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW435: a claim that does not consist of two sides and `==`. */
public record NoEquation(FormulaExcerpt excerpt, boolean isTruth) implements FormulaProblem {

    static final Page PAGE = new Page("GW435", "A claim that is no equation", """
            A claim is one equation, `left == right`, perhaps after bindings of its own. It knows the names of the function
            and of its bindings, or those of the network: `input`, `targets` or `labels`, `loss`, and of each layer `hidden`,
            `hidden.pre`, `hidden.weight` and `hidden.bias`. An equation between truth values stands in brackets on one side:
            `(L >= 0) == 1`.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.DMatrixRMaj;

                    @Formulas
                    interface Sheet {
                        @Formula("Y = X * W; L = sum((Y - T)^2) / N; L")
                        @Claim("grad(L, W)")
                               ^
                        double loss(
                                @Dim("N,M") DMatrixRMaj X,
                                @Dim("M,K") DMatrixRMaj W,
                                @Constant @Dim("N,K") DMatrixRMaj T);
                    }
                    """, """
                    [GW435] a claim is an equation (formula column 1)
                        grad(L, W)
                        ^^^^^^^^^^
                      help: write two formulas with `==` between them
                      see: docs/errors/GW435.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.DMatrixRMaj;

                    @Formulas
                    interface Sheet {
                        @Formula("Y = X * W; L = sum((Y - T)^2) / N; L")
                        @Claim("grad(L, W) == 2/N * X' * (Y - T)")
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
        return "a claim is an equation";
    }

    @Override
    public String help() {
        return isTruth
                ? "write " + Wording.code("(" + excerpt.piece() + ") == 1") + ": what is true is 1"
                : "write two formulas with `==` between them";
    }
}
