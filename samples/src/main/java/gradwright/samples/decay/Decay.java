package gradwright.samples.decay;

import gradwright.Claim;
import gradwright.Constant;
import gradwright.Dim;
import gradwright.Formula;
import gradwright.Formulas;
import org.ejml.data.DMatrixRMaj;

/** A function with {@code y' = -y} and {@code y(0) = 1}, as nearly as a layer of tanh can make one. */
@Formulas
interface Decay {

    /** The function at each of the points {@code x}; at 0 it is 1 whatever the weights. */
    @Formula("1 + x .* (tanh(outer(x, w) + b) * v)")
    @Dim("N")
    DMatrixRMaj solution(
            @Dim("N") DMatrixRMaj x, @Dim("H") DMatrixRMaj w, @Dim("H") DMatrixRMaj b, @Dim("H") DMatrixRMaj v);

    /**
     * The mean square of {@code y' + y}. Every entry of y depends on its own point alone, so that the gradient of their sum
     * holds all the derivatives.
     */
    @Formula("h = tanh(outer(x, w) + b); y = 1 + x .* (h * v); slope = grad(sum(y), x); mean((slope + y)^2)")
    @Claim("slope == h * v + x .* ((1 - h^2) * (w .* v))")
    double residual(
            @Constant @Dim("N") DMatrixRMaj x,
            @Dim("H") DMatrixRMaj w,
            @Dim("H") DMatrixRMaj b,
            @Dim("H") DMatrixRMaj v);
}
