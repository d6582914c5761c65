package gradwright.samples.exercises.d;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;

/** Exercise d.3: hinge loss on the softmax of each column, and its gradient. */
@Network(inputs = 4, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss(value = "class-hinge", margin = 0.2, reduction = Reduction.SUM)
@Claim("loss == sum(n,l: max(0, P(l,n) - P(labels(n),n) + 0.2) | l != labels(n))")
@Claim("D(j,n) = sum(l: P(j,n) * ((j == l) - (j == labels(n)) - P(l,n) + P(labels(n),n)) | l != labels(n) "
        + "&& P(l,n) - P(labels(n),n) + 0.2 >= 0); grad(loss, input) == D")
class D3b {
    @Activation("softmax")
    Layer P;
}
