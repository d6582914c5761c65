package gradwright.samples.exercises.d;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Memory;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise d.4 with less memory: the pre-activations are kept, and activations are computed again from them. */
@Network(
        inputs = 3,
        samples = Samples.COLUMNS,
        weights = WeightLayout.OUT_BY_IN,
        inputGradient = true,
        trace = true,
        memory = Memory.PRE_ACTIVATIONS)
@Loss(value = "mse", reduction = Reduction.BATCH_MEAN, factor = 0.5)
@Claim("loss == sum((Z3 - targets)^2) / (2 * N)")
@Claim("grad(loss, Z3) == 1/N * (Z3 - targets)")
@Claim("grad(loss, Z3.pre) == grad(loss, Z3)")
@Claim("grad(loss, Z3.weight) == grad(loss, Z3.pre) * Z2'")
@Claim("grad(loss, Z3.bias) == grad(loss, Z3.pre) * ones(N)")
@Claim("grad(loss, Z2) == Z3.weight' * grad(loss, Z3.pre)")
@Claim("grad(loss, Z2.pre) == grad(loss, Z2) .* (Z2.pre > 0)")
@Claim("grad(loss, Z2.weight) == grad(loss, Z2.pre) * Z1'")
@Claim("grad(loss, Z2.bias) == grad(loss, Z2.pre) * ones(N)")
@Claim("grad(loss, Z1) == Z2.weight' * grad(loss, Z2.pre)")
@Claim("grad(loss, Z1.pre) == grad(loss, Z1) .* (1 - Z1^2)")
@Claim("grad(loss, Z1.weight) == grad(loss, Z1.pre) * input'")
@Claim("grad(loss, Z1.bias) == grad(loss, Z1.pre) * ones(N)")
class D4PreActivations {
    @Affine(4)
    @Activation("tanh")
    Layer Z1;

    @Affine(3)
    @Activation("relu")
    Layer Z2;

    @Affine(2)
    Layer Z3;
}
