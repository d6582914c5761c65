package gradwright.samples.exercises.x;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.WeightLayout;

/** Exercise x.1: rows, tanh, and softmax cross-entropy on the last layer. */
@Network(inputs = 3, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss("softmax-cross-entropy")
@Claim("grad(loss, Z2) == 1/N * (softmax(Z2; K) .* outer(sum(targets; K), ones(K)) - targets)")
@Claim("grad(loss, Z2) == 1/N * (softmax(Z2; K) - eye(K)(labels, :))")
@Claim("grad(loss, Z2.weight) == grad(loss, Z2)' * Z1")
@Claim("grad(loss, Z1.pre) == (grad(loss, Z2) * Z2.weight) .* (1 - Z1^2)")
@Claim("grad(loss, Z1.weight) == grad(loss, Z1.pre)' * input")
class X1 {
    @Affine(5)
    @Activation("tanh")
    Layer Z1;

    @Affine(3)
    Layer Z2;
}
