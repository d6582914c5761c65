package stranger;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** The second layer says it takes 3 inputs, and gets 8. */
@Network(inputs = 2)
@Loss("softmax-cross-entropy")
class ExclusiveOr {
    @Affine(8) @Activation("tanh") Layer hidden;
    @Affine(value = 2, in = 3) Layer logits;
}
