package gradwright.samples.exercises.c;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise c.1: softmax and mean cross-entropy, for targets that sum to one or do not. */
@Network(inputs = 3, inputGradient = true, trace = true)
@Loss("cross-entropy")
@Claim("grad(loss, Y) == -1/N * targets / Y")
@Claim("grad(loss, input) == 1/N * (Y .* outer(sum(targets; K), ones(K)) - targets)")
@Claim("grad(loss, input) == 1/N * (Y - eye(K)(labels, :))")
class C1eFused {
    @Activation("softmax")
    Layer Y;
}
