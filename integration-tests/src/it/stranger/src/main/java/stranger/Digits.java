package stranger;

import gradwright.*;

@Network(inputs = 64)
@Loss("softmax-cross-entropy")
class Digits {
    @Affine(32) @Activation("tanh") Layer hidden;
    @Affine(10) Layer logits;
}
