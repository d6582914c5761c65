package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import java.util.ArrayList;
import java.util.List;

/** GW436: an equation whose sides differ. */
public record FalseClaim(
        FormulaExcerpt excerpt,
        String left,
        String leftValue,
        String right,
        String rightValue,
        String entry,
        List<String> point)
        implements FormulaProblem {

    static final Page PAGE = new Page(
            "GW436", "A claim that does not hold", """
            A claim is checked while its function or network compiles: at random points, for small distinct prime sizes, in
            double precision and to 60 digits. The message shows the smallest point that was found at which both sides differ,
            and both values there. Of a network, widths up to 16 are checked as they are, larger ones are made small: write
            them by their names (`/ K`).
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.DMatrixRMaj;

                    @Formulas
                    interface Sheet {
                        @Formula("Y = X * W; L = sum((Y - T)^2) / N; L")
                        @Claim("grad(L, W) == 1/N * X' * (Y - T)")
                               ^
                        double loss(
                                @Dim("N,M") DMatrixRMaj X,
                                @Dim("M,K") DMatrixRMaj W,
                                @Constant @Dim("N,K") DMatrixRMaj T);
                    }
                    """, """
                    [GW436] the claim is false: 2 is not 1 (formula column 1)
                        grad(L, W) == 1/N * X' * (Y - T)
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                        K = 1, M = 1, N = 1
                        X = 1
                        W = 1
                        T = 0
                        grad(L, W) is 2 at (0, 0)
                        1/N * X' * (Y - T) is 1 at (0, 0)
                      help: correct the side that is wrong; the compiler derives `grad` and `jacobian` from the formula
                      see: docs/errors/GW436.md""", """
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
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    @Claim("grad(loss, output) == (output - targets) / N")
                           ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW436] the claim is false: -6 is not -3 (formula column 1)
                        grad(loss, output) == (output - targets) / N
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                        K = 1, M = 1, N = 1
                        input = 1
                        output.weight = -1
                        output.bias = -1
                        targets = 1
                        grad(loss, output) is -6 at (0, 0)
                        (output - targets) / N is -3 at (0, 0)
                      help: correct the side that is wrong; the compiler derives `grad` and `jacobian` from the formula
                      see: docs/errors/GW436.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    @Claim("grad(loss, output) == 2 * (output - targets) / (N * K)")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """));

    public FalseClaim {
        point = List.copyOf(point);
    }

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return "the claim is false: " + leftValue + " is not " + rightValue;
    }

    @Override
    public List<String> facts() {
        List<String> facts = new ArrayList<>(FormulaProblem.super.facts());
        facts.addAll(point);
        facts.add(left + " is " + leftValue + entry);
        facts.add(right + " is " + rightValue + entry);
        return facts;
    }

    @Override
    public String help() {
        return "correct the side that is wrong; the compiler derives `grad` and `jacobian` from the formula";
    }
}
