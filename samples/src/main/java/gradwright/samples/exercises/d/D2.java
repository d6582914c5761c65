package gradwright.samples.exercises.d;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise d.2: two layers without biases, worked out in numbers for one step. */
@Network(inputs = 2, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.BATCH_MEAN, factor = 0.5)
@Claim("loss == sum((Z2 - targets)^2) / (2 * N)")
@Claim("grad(loss, Z2) == 1/N * (Z2 - targets)")
@Claim("grad(loss, Z2.pre) == grad(loss, Z2)")
@Claim("grad(loss, Z2.weight) == grad(loss, Z2.pre) * Z1'")
@Claim("grad(loss, Z1) == Z2.weight' * grad(loss, Z2.pre)")
@Claim("grad(loss, Z1.pre) == grad(loss, Z1) .* (Z1.pre > 0)")
@Claim("grad(loss, Z1.weight) == grad(loss, Z1.pre) * input'")
class D2 {
    @Affine(value = 3, bias = false)
    @Activation("relu")
    Layer Z1;

    @Affine(value = 1, bias = false)
    Layer Z2;
}
