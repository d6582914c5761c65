package gradwright.samples.exercises.a;

import gradwright.Claim;
import gradwright.Constant;
import gradwright.Dim;
import gradwright.Formula;
import gradwright.Formulas;
import org.ejml.data.DMatrixRMaj;

/** Sheet a as functions; entries count from 0, where the sheet counts from 1. */
@Formulas
interface SheetA {

    /** Exercise a.1a: a vector by itself. */
    @Formula("y = x; y")
    @Claim("jacobian(y, x) == eye(N)")
    @Dim("N")
    DMatrixRMaj a1a(@Dim("N") DMatrixRMaj x);

    /** Exercise a.1b: a matrix by itself. */
    @Formula("X")
    @Dim("N,M")
    DMatrixRMaj a1b(@Dim("N,M") DMatrixRMaj X);

    /** Exercise a.1b: one entry of a matrix by the matrix. */
    @Formula("e = X(i, j); e")
    @Claim("grad(e, X) == outer(eye(N)(i, :), eye(M)(j, :))")
    double a1bEntry(@Dim("N,M") DMatrixRMaj X, int i, int j);

    /** Exercise a.1c: a sum of squares by one entry. */
    @Formula("s = sum(i,j: A(i,j)^2); s")
    @Claim("grad(s, A)(1, 2) == 2 * A(1, 2)")
    @Claim("grad(s, A) == 2 * A")
    double a1c(@Dim("N,M") DMatrixRMaj A);

    /** Exercise a.1d: a weighted sum of logarithms by one entry. */
    @Formula("s = sum(i,j: log(A(i,j)) * T(i,j)); s")
    @Claim("grad(s, A)(1, 2) == T(1, 2) / A(1, 2)")
    @Claim("grad(s, A) == T / A")
    double a1d(@Dim("N,M") DMatrixRMaj A, @Dim("N,M") DMatrixRMaj T);

    /** Exercise a.1d, its other reading: the logarithm of the product. */
    @Formula("s = sum(i,j: log(A(i,j) * T(i,j))); s")
    @Claim("grad(s, A)(1, 2) == 1 / A(1, 2)")
    double a1dOfTheProduct(@Dim("N,M") DMatrixRMaj A, @Constant @Dim("N,M") DMatrixRMaj T);

    /** Exercise a.1e: the second entry of softmax by the first input. */
    @Formula(value = "S = softmax(y); S(1)", trace = true)
    @Claim("grad(S(1), y)(0) == -S(0) * S(1)")
    double a1e(@Dim("C") DMatrixRMaj y);

    /** Exercise a.1f: the first entry of softmax by the first input, and the rule for any two. */
    @Formula(value = "S = softmax(y); S(0)", trace = true)
    @Claim("grad(S(0), y)(0) == S(0) * (1 - S(0))")
    @Claim("jacobian(S, y) == diag(S) - outer(S, S)")
    double a1f(@Dim("C") DMatrixRMaj y);

    /** Exercise a.1g: what is left of a sum where one entry is picked. */
    @Formula("s = sum(i,j: A(i,j)^2 * (i == 0) * (j == 4)); s")
    @Claim("s == A(0, 4)^2")
    double a1g(@Dim("N,M") DMatrixRMaj A);

    /** Exercise a.1h: what is left of a sum where a row is picked. */
    @Formula("s = sum(i,j: A(i,j)^2 * (i == 0)); s")
    @Claim("s == sum(j: A(0, j)^2)")
    double a1h(@Dim("N,M") DMatrixRMaj A);
}
