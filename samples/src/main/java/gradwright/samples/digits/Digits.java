package gradwright.samples.digits;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Recognises a digit by the 8 x 8 greys of its image, each from 0 to 1. */
@Network(inputs = 64)
@Loss("softmax-cross-entropy")
class Digits {
    @Affine(value = 32, init = "pytorch")
    @Activation("tanh")
    Layer hidden;

    @Affine(value = 10, init = "pytorch")
    Layer logits;
}
