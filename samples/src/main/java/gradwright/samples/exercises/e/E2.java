package gradwright.samples.exercises.e;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;

/** Exercise e.2: weights stored in x out and used transposed, worked out in numbers for three steps. */
@Network(inputs = 2, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.SUM, factor = 0.5)
@Claim("y_out.pre == y_out.weight' * z_1")
@Claim("loss == sum((y_out - targets)^2) / 2")
@Claim("grad(loss, y_out.pre) == (y_out - targets) .* (1 - y_out^2)")
@Claim("grad(loss, z_1.pre) == (y_out.weight * grad(loss, y_out.pre)) .* (z_1.pre > 0)")
@Claim("grad(loss, y_out.weight) == z_1 * grad(loss, y_out.pre)'")
@Claim("grad(loss, z_1.weight) == input * grad(loss, z_1.pre)'")
class E2 {
    @Affine(value = 3, bias = false)
    @Activation("relu")
    Layer z_1;

    @Affine(value = 1, bias = false)
    @Activation("tanh")
    Layer y_out;
}
