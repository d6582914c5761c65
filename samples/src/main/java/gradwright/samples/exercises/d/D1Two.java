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

/** Exercise d.1: {@code Z = f(W Z + b)} on columns, two layers, the squared error divided by 2 N. */
@Network(inputs = 2, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.BATCH_MEAN, factor = 0.5)
@Claim("loss == sum((Z2 - targets)^2) / (2 * N)")
@Claim("grad(loss, Z2) == 1/N * (Z2 - targets)")
@Claim("grad(loss, Z2.pre) == grad(loss, Z2)")
@Claim("grad(loss, Z2.weight) == grad(loss, Z2.pre) * Z1'")
@Claim("grad(loss, Z2.bias) == grad(loss, Z2.pre) * ones(N)")
@Claim("grad(loss, Z1) == Z2.weight' * grad(loss, Z2.pre)")
@Claim("grad(loss, Z1.pre) == grad(loss, Z1) .* (1 - Z1^2)")
@Claim("grad(loss, Z1.weight) == grad(loss, Z1.pre) * input'")
@Claim("grad(loss, Z1.bias) == grad(loss, Z1.pre) * ones(N)")
class D1Two {
    @Affine(3)
    @Activation("tanh")
    Layer Z1;

    @Affine(2)
    Layer Z2;
}
