package gradwright.samples.exercises.c;

import gradwright.Activation;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise c.1: softmax and mean cross-entropy, for targets that sum to one or do not. */
@Network(inputs = 3, inputGradient = true, trace = true)
@Loss("cross-entropy")
class C1eFused {
    @Activation("softmax")
    Layer Y;
}
