package gradwright.processor.exercise;

import java.util.List;

/** All exercises, sheet by sheet, with every misprint in the order in which it stands in print. */
final class Exercises {

    private Exercises() {}

    static final List<Exercise> SHEET_A = List.of(
            Exercise.of("a.1a").declared("a/SheetA.a1a").against("a_1a"),
            Exercise.of("a.1b").declared("a/SheetA.a1b", "a/SheetA.a1bEntry").against("a_1b"),
            Exercise.of("a.1c")
                    .declared("a/SheetA.a1c")
                    .against("a_1c")
                    .words("the operator carries a stray `X_ij` on top; it is the plain `d/dA_23`"),
            Exercise.of("a.1d")
                    .declared("a/SheetA.a1d", "a/SheetA.a1dOfTheProduct")
                    .against("a_1d")
                    .misprint(
                            "GW436",
                            "a/SheetA.a1d",
                            "grad(s, A)(1, 2) == 1 / A(1, 2)",
                            "the answer to the other reading, `log(A_ij T_ij)`"),
            Exercise.of("a.1e").declared("a/SheetA.a1e").against("a_1e"),
            Exercise.of("a.1f")
                    .declared("a/SheetA.a1f")
                    .against("a_1f")
                    .misprint(
                            "GW436",
                            "a/SheetA.a1f",
                            "grad(S(0), y)(0) == 1 - S(0) * S(0)",
                            "the reminder's rule `[i=j] - S_i S_j` at i = j")
                    .misprint(
                            "GW436",
                            "a/SheetA.a1f",
                            "jacobian(S, y) == eye(C) - outer(S, S)",
                            "the reminder's rule `[i=j] - S_i S_j`, for all i and j"),
            Exercise.of("a.1g").declared("a/SheetA.a1g").against("a_1g"),
            Exercise.of("a.1h").declared("a/SheetA.a1h").against("a_1h"),
            Exercise.of("a.2")
                    .declared("a/A2")
                    .against("a_2")
                    .words("the heading speaks of vectors; the function maps matrices to matrices"),
            Exercise.of("a.3a", "a.3b", "a.3c").declared("a/A3").against("a_3"),
            Exercise.of("a.4a").declared("a/A4a").against("a_4a"),
            Exercise.of("a.4b")
                    .declared("a/A4b")
                    .against("a_4b")
                    .misprint(
                            "GW412",
                            "a/A4b",
                            "grad(loss, input) == A.weight' * targets",
                            "the reading in columns, which the sheet does not take"));

    static final List<Exercise> SHEET_B = List.of(
            Exercise.of("b.1s.b", "b.1s.w", "b.1s.x").declared("b/SheetB.b1s").against("b_1s"),
            Exercise.of("b.1v.b", "b.1v.W", "b.1v.x")
                    .declared("b/SheetB.b1v", "b/SheetB.b1vEntry")
                    .against("b_1v")
                    .misprint(
                            "GW408",
                            "b/SheetB.b1vEntry",
                            "u(j) == sum(l: W(i, l) * x(l)) + b(i)",
                            "`w_il`, `b_i` for `w_jl`, `b_j`"),
            Exercise.of("b.1m.b", "b.1m.W", "b.1m.X")
                    .declared("b/SheetB.b1m", "b/SheetB.b1mEntry")
                    .against("b_1m")
                    .misprint(
                            "GW436",
                            "b/SheetB.b1mEntry",
                            "grad(U(n, j), W) == outer(eye(D)(j, :), W(n, :))",
                            "dU/dW as `I (x) W`, which does not contain W at all; right is `I (x) X`")
                    .misprint("GW411", "b/SheetB.b1m", "U == W * X' + outer(ones(L), b)", "`W X^T` for `X W^T`")
                    .misprint(
                            "GW411",
                            "b/SheetB.b1mEntry",
                            "grad(U(n, j), X) == outer(eye(D)(j, :), X(n, :))",
                            "du_nj/dx_ml as `x_ne [i=j]`, the answer for the weights")
                    .misprint(
                            "GW411",
                            "b/SheetB.b1mEntry",
                            "grad(U(n, j), X) == outer(eye(L)(n, :), W(:, j))",
                            "dU/dX as `I (x) W^T`; right is `I (x) W`")
                    .misprint(
                            "GW418",
                            "b/SheetB.b1mEntry",
                            "U(n, j) == sum(k: X(n, k) * W(j, k)) + b(n, j)",
                            "the bias with two indices")
                    .misprint(
                            "GW408",
                            "b/SheetB.b1mEntry",
                            "U(n, j) == sum(k: X(n, k) * W(i, k)) + b(i)",
                            "`w_ik`, `b_i` for `w_jk`, `b_j`")
                    .misprint("GW412", "b/SheetB.b1m", "U == X * W' + eye(L) * b", "`I (x) b` for `1 (x) b`")
                    .words("several operators d/d(...) came out as signs of sums"),
            Exercise.of("b.2m")
                    .declared("b/SheetB.b2m")
                    .against("b_2m")
                    .misprint(
                            "GW425",
                            "b/SheetB.b2m",
                            "sum(n,k: (Z(n,k)",
                            "sum(n,m: (Z(n,k)",
                            "the inner sum runs over m instead of k"),
            Exercise.of("b.2s")
                    .declared("b/SheetB.b2s")
                    .against("b_2s")
                    .misprint("GW436", "b/SheetB.b2s", "z == 1 / (1 + exp(u))", "`1/(1+e^u)` for `1/(1+e^-u)`")
                    .misprint(
                            "GW436",
                            "b/SheetB.b2s",
                            "z .* (1 - z) == (1 + exp(u) - 1) / (1 + exp(-u))^2",
                            "the numerator `1 + e^u - 1` for `1 + e^-u - 1`"),
            Exercise.of("b.2x")
                    .declared("b/SheetB.b2x", "b/SheetB.b2xEntry")
                    .against("b_2x")
                    .misprint("GW436", "b/SheetB.b2x", "s == 1 / sum(exp(u))", "the factor `exp(u_j)` left out")
                    .misprint(
                            "GW436",
                            "b/SheetB.b2xEntry",
                            "grad(s(j), u)(i) == s(i) - s(i) * s(i)",
                            "every j has become i: `[i=i] h_i - h_i h_i`"),
            Exercise.of("b.3u").declared("b/B3u", "b/SheetB.b3u").against("b_3u"),
            Exercise.of("b.3w")
                    .declared("b/B3w", "b/SheetB.b3w")
                    .against("b_3w")
                    .misprint(
                            "GW436",
                            "b/SheetB.b3w",
                            "t(i,l) = sigmoid(W(i,l) * x(l) + b(i)); D(i,l) = (t(i,l) - y(i)) * t(i,l) * (1 - t(i,l)) * x(l);"
                                    + " grad(E, W) == D",
                            "the sum over the inputs lost: `sigma(w_il x_l + b_i)`")
                    .misprint(
                            "GW436", "b/SheetB.b3w", "z == sigmoid(W * x) + b", "the bias left outside of the sigmoid")
                    .misprint(
                            "GW408",
                            "b/SheetB.b3w",
                            "E == sum(j: (sigmoid(sum(k: W(i,k) * x(k)) + b(i)) - y(j))^2) / 2",
                            "`w_ik`, `b_i` for `w_jk`, `b_j`"));

    static final List<Exercise> SHEET_C = List.of(
            Exercise.of("c.1a", "c.1b", "c.1c")
                    .declared("c/C1abc", "c/SheetC.c1abc")
                    .against("c_1abc")
                    .words("the reason for dropping a term is copied to all three derivations")
                    .misprint(
                            "GW411",
                            "c/SheetC.c1abc",
                            "@Dim(\"N\") DMatrixRMaj B",
                            "@Dim(\"1,N\") DMatrixRMaj B",
                            "B is 1 x N in `Y = X W^T + B`, which is no sum of matrices")
                    .misprint(
                            "GW416",
                            "c/SheetC.c1abc",
                            "grad(sum(G .* Y), W) == G * jacobian(Y, W)",
                            "`dL/dY dY/dW`, which is no product of matrices"),
            Exercise.of("c.1d")
                    .declared("c/C1dSigmoid", "c/C1dTanh", "c/C1dRelu", "c/C1dSoftplus", "c/SheetC.c1dSoftplus")
                    .against("c_1d-sigmoid", "c_1d-tanh", "c_1d-relu", "c_1d-softplus"),
            Exercise.of("c.1e")
                    .declared(
                            "c/C1eFused",
                            "c/C1eSoftmax",
                            "c/SheetC.c1eSoftmax",
                            "c/SheetC.c1eCrossEntropy",
                            "c/SheetC.c1eFused",
                            "c/SheetC.c1eOneHot")
                    .against("c_1e-fused", "c_1e-softmax", "c_1e-weights")
                    .misprint(
                            "GW436",
                            "c/SheetC.c1eFused",
                            "grad(L, Z) == 1/S * (Y - T)",
                            "the short form, for rows of T that do not sum to 1"));

    static final List<Exercise> SHEET_D = List.of(
            Exercise.of("d.1")
                    .declared("d/D1Two", "d/D1Three", "d/SheetD.d1Layer")
                    .against("d_1-two", "d_1-three")
                    .misprint("GW411", "d/D1Two", "grad(loss, Z2) == 1/N * (Z2 - targets)'", "dL/dZ_L with a transpose")
                    .misprint(
                            "GW402",
                            "d/D1Two",
                            "loss == 1/(2*N) * sum((Z2 targets)^2)",
                            "the loss without its minus sign")
                    .misprint(
                            "GW436",
                            "d/D1Two",
                            "grad(loss, Z2) == 1/N * (Z2 - targets) + 1/N",
                            "a stray `+ 1/N` after dL/dZ_L")
                    .misprint(
                            "GW436",
                            "d/D1Three",
                            "grad(loss, Z2) == Z3.weight' * (grad(loss, Z3) .* sigmoid(Z3.pre) .* (1 - sigmoid(Z3.pre)))",
                            "the derivative of `f_l` for that of `f_(l+1)`, here of sigmoid for that of tanh")
                    .misprint(
                            "GW418", "d/D1Two", "Z2.pre == Z2.weight * Z1 + Z2.bias(0, 1)", "the bias with two indices")
                    .words("L is called the last hidden layer and is the output layer, and it is the loss too")
                    .words("the matrix shown for dZ_l/d(b_l)_i lacks its rows of zeros below row i"),
            Exercise.of("d.2")
                    .declared("d/D2")
                    .against("d_2")
                    .words("15 of the 63 numbers are cut instead of rounded, so that the last digit is one too small"),
            Exercise.of("d.3a").declared("d/D3a").against("d_3a"),
            Exercise.of("d.3b")
                    .declared("d/D3b", "d/SheetD.d3b")
                    .against("d_3b")
                    .misprint(
                            "GW411",
                            "d/D3b",
                            "D(j) = sum(i,l: P(j,i) * ((j == l) - (j == labels(i)) - P(l,i) + P(labels(i),i))"
                                    + " | l != labels(i) && P(l,i) - P(labels(i),i) + 0.2 >= 0); grad(loss, input) == D",
                            "the sum over the samples kept in a derivative by one logit")
                    .words("the last line of the case distinction lost its fraction bar"),
            Exercise.of("d.4").declared("d/D4").against("d_4"));

    static final List<Exercise> SHEET_E = List.of(
            Exercise.of("e.1a")
                    .declared("e/E1")
                    .against("e_1a")
                    .misprint(
                            "GW436",
                            "e/E1",
                            "grad(loss, y_out.pre) == (y_out - y_out.pre) .* (1 - y_out^2)",
                            "`(y_out - s_out)` for `(y_out - y_gt)`, three times")
                    .misprint(
                            "GW412",
                            "e/E1",
                            "grad(loss, y_out.weight) == grad(loss, y_out.pre) * z_2",
                            "products in scalar order, without transposes"),
            Exercise.of("e.1b")
                    .declared("e/E1")
                    .against("e_1b")
                    .words(
                            "z_out and y_out name the same thing; the gradient is called Delta W, as if it were the update"),
            Exercise.of("e.2.it1", "e.2.it2", "e.2.it3")
                    .declared("e/E2")
                    .against("e_2")
                    .words("the third component of w is printed 0.9; every printed number was made with 0.09")
                    .words("the rate is printed 0.05; the numbers need 0.1")
                    .words("w after iteration 1 is printed equal to dw")
                    .misprint(
                            "GW412",
                            "e/E2",
                            "grad(loss, z_1.weight) == input(:, 0) * grad(loss, z_1.pre)'",
                            "`x_1` for the whole input x")
                    .misprint(
                            "GW412",
                            "e/E2",
                            "y_out.pre == y_out.weight * z_1",
                            "sheet e.1 multiplies by W, sheet e.2 by its transpose"),
            Exercise.of("e.3a")
                    .declared("e/E3aMargin0", "e/E3aMargin03", "e/E3aMargin1")
                    .against("e_3a-margin0", "e_3a-margin03", "e_3a-margin1")
                    .words("the lead has to be at least the margin, not within it"),
            Exercise.of("e.3b")
                    .declared("e/E3b", "e/E3bSoftmax", "e/SheetE.e3bSoftmax", "e/SheetE.e3b")
                    .against("e_3b-softmax", "e_3b")
                    .misprint(
                            "GW436",
                            "e/SheetE.e3b",
                            "D(j) = sum(k: max(0, p(k) * ((k == j) - p(j)) - p(y) * ((y == j) - p(j)) + m) | k != y);"
                                    + " grad(L, o) == D",
                            "`max(0, ... + margin)` kept around the derivative")
                    .misprint(
                            "GW408",
                            "e/E3b",
                            "loss == sum(n,k: max(0, P(k,n) - P(y,n) + 0.25) | k != labels(n))",
                            "an index y without i"));
}
