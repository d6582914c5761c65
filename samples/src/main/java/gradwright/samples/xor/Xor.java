package gradwright.samples.xor;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Tells whether exactly one of two inputs is 1. */
@Network(inputs = 2)
@Loss("mse")
class Xor {
    @Affine(8)
    @Activation("tanh")
    Layer hidden;

    @Affine(1)
    @Activation("sigmoid")
    Layer answer;
}
