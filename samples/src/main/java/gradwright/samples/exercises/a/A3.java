package gradwright.samples.exercises.a;

import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;

/** Exercise a.3: linear regression, the squared error divided by N alone. */
@Network(inputs = 4, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.BATCH_MEAN)
@Claim("grad(loss, Y) == 2/N * (Y - targets)")
@Claim("grad(loss, Y.weight) == 2/N * input' * (Y - targets)")
@Claim("grad(loss, Y.bias) == 2/N * sum(Y - targets; N)")
class A3 {
    @Affine(2)
    Layer Y;
}
