package stranger;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exclusive or as a classification: the class is 1 where exactly one input is 1. */
@Network(inputs = 2)
@Loss("softmax-cross-entropy")
class ExclusiveOr {
    @Affine(8) @Activation("tanh") Layer hidden;
    @Affine(2) Layer logits;
}
