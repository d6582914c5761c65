package gradwright.samples.exercises.b;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise b.3: half the squared error of {@code z = sigmoid(W x + b)}, a vector. */
@Network(inputs = 4, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.SUM, factor = 0.5)
@Claim("grad(loss, z.pre) == (z - targets) .* z .* (1 - z)")
@Claim("grad(loss, z.weight) == grad(loss, z.pre) * input'")
@Claim("grad(loss, z.bias) == grad(loss, z.pre) * ones(N)")
@Claim("grad(loss, input) == z.weight' * grad(loss, z.pre)")
class B3w {
    @Affine(2)
    @Activation("sigmoid")
    Layer z;
}
