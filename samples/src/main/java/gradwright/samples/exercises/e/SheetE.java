package gradwright.samples.exercises.e;

import gradwright.Claim;
import gradwright.Constant;
import gradwright.Dim;
import gradwright.Formula;
import gradwright.Formulas;
import org.ejml.data.DMatrixRMaj;

/** Sheet e as functions: softmax, and the hinge loss on it, of one sample. */
@Formulas
interface SheetE {

    /** Exercise e.3b: the Jacobian of softmax. */
    @Formula("p = softmax(o); p")
    @Claim("jacobian(p, o) == diag(p) - outer(p, p)")
    @Dim("C")
    DMatrixRMaj e3bSoftmax(@Dim("C") DMatrixRMaj o);

    /** Exercise e.3b: the hinge loss on softmax, whose true class is {@code y}. */
    @Formula(value = "p = softmax(o); L = sum(k: max(0, p(k) - p(y) + m) | k != y); L", trace = true)
    @Claim(
            "D(j) = sum(k: p(k) * ((k == j) - p(j)) - p(y) * ((y == j) - p(j)) | k != y && p(k) - p(y) + m > 0); grad(L, o) == D")
    double e3b(@Dim("C") DMatrixRMaj o, int y, @Constant double m);
}
