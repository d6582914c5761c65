package gradwright.samples.exercises.d;

import gradwright.Activation;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;

/** Exercise d.3: hinge loss on the softmax of each column, and its gradient. */
@Network(inputs = 4, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss(value = "class-hinge", margin = 0.2, reduction = Reduction.SUM)
class D3b {
    @Activation("softmax")
    Layer P;
}
