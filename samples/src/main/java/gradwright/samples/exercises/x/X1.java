package gradwright.samples.exercises.x;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.WeightLayout;

/** Exercise x.1: rows, tanh, and softmax cross-entropy on the last layer. */
@Network(inputs = 3, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss("softmax-cross-entropy")
class X1 {
    @Affine(5)
    @Activation("tanh")
    Layer Z1;

    @Affine(3)
    Layer Z2;
}
