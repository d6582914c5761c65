package gradwright.samples.exercises.e;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise e.1: three layers without biases, half the squared error, for one sample and for a batch. */
@Network(inputs = 3, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.SUM, factor = 0.5)
@Claim("loss == sum((y_out - targets)^2) / 2")
@Claim("grad(loss, y_out.pre) == (y_out - targets) .* (1 - y_out^2)")
@Claim("grad(loss, y_out.pre) == grad(loss, y_out) .* (1 - y_out^2)")
@Claim("grad(loss, y_out.weight) == grad(loss, y_out.pre) * z_2'")
@Claim("grad(loss, z_2) == y_out.weight' * grad(loss, y_out.pre)")
@Claim("grad(loss, z_2.pre) == grad(loss, z_2) .* z_2 .* (1 - z_2)")
@Claim("grad(loss, z_2.weight) == grad(loss, z_2.pre) * z_1'")
@Claim("grad(loss, z_1) == z_2.weight' * grad(loss, z_2.pre)")
@Claim("grad(loss, z_1.pre) == grad(loss, z_1) .* (z_1.pre > 0)")
@Claim("grad(loss, z_1.weight) == grad(loss, z_1.pre) * input'")
class E1 {
    @Affine(value = 4, bias = false)
    @Activation("relu")
    Layer z_1;

    @Affine(value = 2, bias = false)
    @Activation("sigmoid")
    Layer z_2;

    @Affine(value = 1, bias = false)
    @Activation("tanh")
    Layer y_out;
}
