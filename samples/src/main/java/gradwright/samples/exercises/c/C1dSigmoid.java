package gradwright.samples.exercises.c;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise c.1: back through an elementwise function, here sigmoid. */
@Network(inputs = 3, inputGradient = true, trace = true)
@Loss("upstream")
@Claim("grad(loss, input) == targets .* Y .* (1 - Y)")
class C1dSigmoid {
    @Activation("sigmoid")
    Layer Y;
}
