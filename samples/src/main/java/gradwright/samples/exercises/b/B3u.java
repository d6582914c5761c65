package gradwright.samples.exercises.b;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;

/** Exercise b.3: half the squared error of {@code z = sigmoid(u)}, a vector. */
@Network(inputs = 4, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.SUM, factor = 0.5)
@Claim("grad(loss, input) == (z - targets) .* z .* (1 - z)")
class B3u {
    @Activation("sigmoid")
    Layer z;
}
