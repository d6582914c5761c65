package gradwright.samples.exercises.c;

import gradwright.Claim;
import gradwright.Constant;
import gradwright.Dim;
import gradwright.Formula;
import gradwright.Formulas;
import org.ejml.data.DMatrixRMaj;

/** Sheet c as functions: what is beyond a step is given as the derivative {@code G} by its result. */
@Formulas
interface SheetC {

    /** Exercise c.1a, c.1b, c.1c: the batched affine module. */
    @Formula(value = "Y = X * W' + B; sum(G .* Y)", trace = true)
    @Claim("L = sum(G .* Y); grad(L, W) == G' * X")
    @Claim("L = sum(G .* Y); grad(L, B) == sum(G; S)")
    @Claim("L = sum(G .* Y); grad(L, X) == G * W")
    double c1abc(
            @Dim("S,M") DMatrixRMaj X,
            @Dim("N,M") DMatrixRMaj W,
            @Dim("N") DMatrixRMaj B,
            @Constant @Dim("S,N") DMatrixRMaj G);

    /** Exercise c.1d: an elementwise function that is not in the library, softplus by hand. */
    @Formula(value = "Y = log(1 + exp(X)); L = sum(G .* Y); L", trace = true)
    @Claim("grad(L, X) == G .* sigmoid(X)")
    double c1dSoftplus(@Dim("S,M") DMatrixRMaj X, @Constant @Dim("S,M") DMatrixRMaj G);

    /** Exercise c.1e: the softmax of each row alone. */
    @Formula(value = "Y = softmax(Z; C); L = sum(G .* Y); L", trace = true)
    @Claim("grad(L, Z) == Y .* (G - (G .* Y) * ones(C, C))")
    double c1eSoftmax(@Dim("S,C") DMatrixRMaj Z, @Constant @Dim("S,C") DMatrixRMaj G);

    /** Exercise c.1e: cross-entropy alone. */
    @Formula("L = -1/S * sum(T .* log(Y)); L")
    @Claim("grad(L, Y) == -1/S * T / Y")
    double c1eCrossEntropy(@Dim("S,C") DMatrixRMaj Y, @Constant @Dim("S,C") DMatrixRMaj T);

    /** Exercise c.1e: both, for targets that need not sum to 1; {@code T * ones(C, C)} holds their row sums. */
    @Formula(value = "Y = softmax(Z; C); L = -1/S * sum(T .* log(Y)); L", trace = true)
    @Claim("grad(L, Z) == 1/S * (Y .* (T * ones(C, C)) - T)")
    double c1eFused(@Dim("S,C") DMatrixRMaj Z, @Constant @Dim("S,C") DMatrixRMaj T);

    /** Exercise c.1e: both, for one-hot targets. */
    @Formula("Y = softmax(Z; C); T = eye(C)(label, :); L = -1/S * sum(T .* log(Y)); L")
    @Claim("grad(L, Z) == 1/S * (Y - T)")
    double c1eOneHot(@Dim("S,C") DMatrixRMaj Z, @Dim("S") int[] label);
}
