package gradwright.samples.iris;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Tells the three iris species apart by the four measurements of a flower, in centimetres. */
@Network(inputs = 4)
@Loss("softmax-cross-entropy")
class Iris {
    @Affine(16)
    @Activation("tanh")
    Layer hidden;

    @Affine(3)
    Layer logits;
}
