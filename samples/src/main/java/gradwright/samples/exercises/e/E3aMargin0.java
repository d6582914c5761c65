package gradwright.samples.exercises.e;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;

/** Exercise e.3: three right answers under a margin of 0. */
@Network(inputs = 4, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss(value = "class-hinge", margin = 0, reduction = Reduction.SUM)
@Claim("loss == sum(n,l: max(0, P(l,n) - P(labels(n),n) + 0) | l != labels(n))")
class E3aMargin0 {
    @Activation("softmax")
    Layer P;
}
