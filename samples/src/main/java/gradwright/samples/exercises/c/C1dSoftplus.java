package gradwright.samples.exercises.c;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise c.1: back through an elementwise function, here softplus. */
@Network(inputs = 3, inputGradient = true, trace = true)
@Loss("upstream")
@Claim("Y == log(1 + exp(input))")
@Claim("grad(loss, input) == targets .* sigmoid(input)")
class C1dSoftplus {
    @Activation("softplus")
    Layer Y;
}
