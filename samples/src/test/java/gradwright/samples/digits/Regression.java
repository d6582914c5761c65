package gradwright.samples.digits;

import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Softmax regression on the same images: what can be had without a hidden layer. */
@Network(inputs = 64)
@Loss("softmax-cross-entropy")
class Regression {
    @Affine(value = 10, init = "pytorch")
    Layer logits;
}
