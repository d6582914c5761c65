package gradwright.samples.exercises.d;

import gradwright.Claim;
import gradwright.Constant;
import gradwright.Dim;
import gradwright.Formula;
import gradwright.Formulas;
import org.ejml.data.DMatrixRMaj;

/** Sheet d as functions: one layer in the middle of a network, and the hinge loss of one sample. */
@Formulas
interface SheetD {

    /** Exercise d.1: a layer in columns, with the derivative {@code G} by its result given. */
    @Formula(value = "S = W * Z + b; Y = tanh(S); L = sum(G .* Y); L", trace = true)
    @Claim("grad(L, S) == G .* (1 - Y^2)")
    @Claim("grad(L, W) == grad(L, S) * Z'")
    @Claim("grad(L, b) == grad(L, S) * ones(N)")
    @Claim("grad(L, Z) == W' * grad(L, S)")
    double d1Layer(
            @Dim("O,I") DMatrixRMaj W,
            @Dim("I,N") DMatrixRMaj Z,
            @Dim("O") DMatrixRMaj b,
            @Constant @Dim("O,N") DMatrixRMaj G);

    /** Exercise d.3b: the hinge loss on the softmax of one sample, whose true class is {@code y}. */
    @Formula(value = "p = softmax(o); L = sum(l: max(0, p(l) - p(y) + m) | l != y); L", trace = true)
    @Claim(
            "D(j) = sum(l: p(j) * ((j == l) - (j == y) - p(l) + p(y)) | l != y && p(l) - p(y) + m >= 0); grad(L, o) == D")
    @Claim(
            "a(l) = (l != y) * (p(l) - p(y) + m >= 0); v(l) = a(l) - (l == y) * sum(k: a(k)); grad(L, o) == p .* (v - dot(v, p))")
    double d3b(@Dim("C") DMatrixRMaj o, int y, @Constant double m);
}
