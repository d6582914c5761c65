package gradwright.samples.exercises.d;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;

/** Exercise d.3: hinge loss on the softmax of each column; all samples lead by the margin. */
@Network(inputs = 4, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss(value = "class-hinge", margin = 0.1, reduction = Reduction.SUM)
@Claim("loss == sum(n,l: max(0, P(l,n) - P(labels(n),n) + 0.1) | l != labels(n))")
class D3a {
    @Activation("softmax")
    Layer P;
}
