package gradwright.benchmarks.subject;

import gradwright.Constant;
import gradwright.Dim;
import gradwright.Formula;
import gradwright.Formulas;
import org.ejml.data.FMatrixRMaj;

/** The same in single precision. */
@Formulas
interface FunctionsInFloat {

    /** Linear regression, by weight and bias. */
    @Formula("Y = X * W + b; sum((T - Y)^2) / N")
    double regression(
            @Constant @Dim("N,M") FMatrixRMaj X,
            @Dim("M,K") FMatrixRMaj W,
            @Dim("K") FMatrixRMaj b,
            @Constant @Dim("N,K") FMatrixRMaj T);

    /** The hinge loss with a margin on the softmax of each row, whose true class is {@code y}. */
    @Formula("P = softmax(O; C); sum(n, l: max(0, P(n, l) - P(n, y(n)) + m) | l != y(n))")
    double hinge(@Dim("N,C") FMatrixRMaj O, @Dim("N") int[] y, @Constant double m);
}
