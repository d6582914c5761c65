package gradwright.samples.exercises.c;

import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.WeightLayout;

/** Exercise c.1: back through {@code Y = X W^T + B}, a batch of rows. */
@Network(inputs = 3, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss("upstream")
@Claim("grad(loss, Y.weight) == targets' * input")
@Claim("grad(loss, Y.bias) == sum(targets; N)")
@Claim("grad(loss, input) == targets * Y.weight")
class C1abc {
    @Affine(2)
    Layer Y;
}
