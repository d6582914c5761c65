package gradwright.samples.exercises.a;

import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise a.2: the negated sum of {@code A = B W}. */
@Network(inputs = 4, inputGradient = true, trace = true)
@Loss(value = "sum", factor = -1)
@Claim("grad(loss, input) == -outer(ones(N), sum(A.weight; K))")
@Claim("grad(loss, A.weight) == -outer(sum(input; N), ones(K))")
class A2 {
    @Affine(value = 3, bias = false)
    Layer A;
}
