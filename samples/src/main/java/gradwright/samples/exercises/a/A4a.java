package gradwright.samples.exercises.a;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise a.4: one step back through an elementwise square. */
@Network(inputs = 2, inputGradient = true, trace = true)
@Loss("upstream")
@Claim("grad(loss, input) == targets .* (2 * input)")
class A4a {
    @Activation("square")
    Layer A;
}
