package gradwright.samples.exercises.b;

import gradwright.Claim;
import gradwright.Constant;
import gradwright.Dim;
import gradwright.Formula;
import gradwright.Formulas;
import org.ejml.data.DMatrixRMaj;

/** Sheet b as functions; entries count from 0, where the sheet counts from 1. */
@Formulas
interface SheetB {

    /** Exercise b.1s: an affine function of one number. */
    @Formula("u = w * x + b; u")
    @Claim("grad(u, b) == 1")
    @Claim("grad(u, w) == x")
    @Claim("grad(u, x) == w")
    double b1s(double w, double x, double b);

    /** Exercise b.1v: an affine function of a vector. */
    @Formula("u = W * x + b; u")
    @Claim("jacobian(u, b) == eye(D)")
    @Claim("jacobian(u, x) == W")
    @Dim("D")
    DMatrixRMaj b1v(@Dim("D,K") DMatrixRMaj W, @Dim("K") DMatrixRMaj x, @Dim("D") DMatrixRMaj b);

    /** Exercise b.1v: one entry of it, by all weights. */
    @Formula("u = W * x + b; u(j)")
    @Claim("grad(u(j), W) == outer(eye(D)(j, :), x)")
    double b1vEntry(@Dim("D,K") DMatrixRMaj W, @Dim("K") DMatrixRMaj x, @Dim("D") DMatrixRMaj b, int j);

    /** Exercise b.1m: an affine function of a batch. */
    @Formula("U = X * W' + b; U")
    @Claim("U == X * W' + outer(ones(L), b)")
    @Dim("L,D")
    DMatrixRMaj b1m(@Dim("L,K") DMatrixRMaj X, @Dim("D,K") DMatrixRMaj W, @Dim("D") DMatrixRMaj b);

    /** Exercise b.1m: one entry of it. Row n of {@code I (x) X} and the like is an outer product. */
    @Formula("U = X * W' + b; U(n, j)")
    @Claim("grad(U(n, j), b) == eye(D)(j, :)")
    @Claim("grad(U(n, j), W) == outer(eye(D)(j, :), X(n, :))")
    @Claim("grad(U(n, j), X) == outer(eye(L)(n, :), W(j, :))")
    double b1mEntry(@Dim("L,K") DMatrixRMaj X, @Dim("D,K") DMatrixRMaj W, @Dim("D") DMatrixRMaj b, int n, int j);

    /** Exercise b.2m: half the squared error. */
    @Formula("E = sum(n,k: (Z(n,k) - Y(n,k))^2) / 2; E")
    @Claim("grad(E, Z) == Z - Y")
    double b2m(@Dim("N,K") DMatrixRMaj Z, @Constant @Dim("N,K") DMatrixRMaj Y);

    /** Exercise b.2s: the sigmoid. */
    @Formula("z = 1 / (1 + exp(-u)); z")
    @Claim("jacobian(z, u) == diag(exp(-u) / (1 + exp(-u))^2)")
    @Claim("jacobian(z, u) == diag(z .* (1 - z))")
    @Dim("N")
    DMatrixRMaj b2s(@Dim("N") DMatrixRMaj u);

    /** Exercise b.2x: softmax. */
    @Formula("s = exp(u) / sum(exp(u)); s")
    @Claim("jacobian(s, u) == diag(s) - outer(s, s)")
    @Dim("K")
    DMatrixRMaj b2x(@Dim("K") DMatrixRMaj u);

    /** Exercise b.2x: one entry of softmax by another input. */
    @Formula("s = exp(u) / sum(exp(u)); s(j)")
    @Claim("grad(s(j), u)(i) == s(j) * ((i == j) - s(i))")
    double b2xEntry(@Dim("K") DMatrixRMaj u, int i, int j);

    /** Exercise b.3u: half the squared error on a sigmoid. */
    @Formula(value = "z = sigmoid(u); E = sum((z - y)^2) / 2; E", trace = true)
    @Claim("grad(E, u) == (z - y) .* z .* (1 - z)")
    double b3u(@Dim("N") DMatrixRMaj u, @Constant @Dim("N") DMatrixRMaj y);

    /** Exercise b.3w: half the squared error on a sigmoid of an affine function. */
    @Formula(value = "u = W * x + b; z = sigmoid(u); E = sum((z - y)^2) / 2; E", trace = true)
    @Claim("D = (z - y) .* z .* (1 - z); grad(E, W) == outer(D, x)")
    @Claim("D = (z - y) .* z .* (1 - z); grad(E, b) == D")
    @Claim("D = (z - y) .* z .* (1 - z); grad(E, x) == W' * D")
    double b3w(
            @Dim("O,K") DMatrixRMaj W,
            @Dim("K") DMatrixRMaj x,
            @Dim("O") DMatrixRMaj b,
            @Constant @Dim("O") DMatrixRMaj y);
}
