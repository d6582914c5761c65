package gradwright.samples.exercises.c;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise c.1: back through the softmax of each row. */
@Network(inputs = 3, inputGradient = true, trace = true)
@Loss("upstream")
@Claim("grad(loss, input) == Y .* (targets - outer(sum(targets .* Y; K), ones(K)))")
class C1eSoftmax {
    @Activation("softmax")
    Layer Y;
}
