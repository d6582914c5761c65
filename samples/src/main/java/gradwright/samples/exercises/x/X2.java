package gradwright.samples.exercises.x;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise x.2: columns, relu, and the hinge loss on softmax, summed over the samples. */
@Network(inputs = 3, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "softmax-hinge", margin = 0.4, reduction = Reduction.SUM)
@Claim("P = softmax(Z2; K); loss == sum(n,l: max(0, P(l,n) - P(labels(n),n) + 0.4) | l != labels(n))")
@Claim("grad(loss, Z2.weight) == grad(loss, Z2.pre) * Z1'")
@Claim("grad(loss, Z1.pre) == (Z2.weight' * grad(loss, Z2.pre)) .* (Z1.pre > 0)")
@Claim("grad(loss, Z1.weight) == grad(loss, Z1.pre) * input'")
class X2 {
    @Affine(5)
    @Activation("relu")
    Layer Z1;

    @Affine(3)
    Layer Z2;
}
