package gradwright.samples.exercises.e;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;

/** Exercise e.3: the gradient of the hinge loss on softmax. */
@Network(inputs = 4, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss(value = "class-hinge", margin = 0.25, reduction = Reduction.SUM)
@Claim("loss == sum(n,l: max(0, P(l,n) - P(labels(n),n) + 0.25) | l != labels(n))")
@Claim("D(j,n) = sum(k: P(k,n) * ((k == j) - P(j,n)) - P(labels(n),n) * ((labels(n) == j) - P(j,n)) | k != "
        + "labels(n) && P(k,n) - P(labels(n),n) + 0.25 > 0); grad(loss, input) == D")
class E3b {
    @Activation("softmax")
    Layer P;
}
