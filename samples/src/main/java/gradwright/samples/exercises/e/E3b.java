package gradwright.samples.exercises.e;

import gradwright.Activation;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;

/** Exercise e.3: the gradient of the hinge loss on softmax. */
@Network(inputs = 4, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss(value = "class-hinge", margin = 0.25, reduction = Reduction.SUM)
class E3b {
    @Activation("softmax")
    Layer P;
}
