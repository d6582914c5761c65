package gradwright.samples.spirals;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Gives the probabilities that a point of the plane belongs to the one spiral or the other. */
@Network(inputs = 2)
@Loss("cross-entropy")
class Spirals {
    @Affine(24)
    @Activation("relu")
    Layer first;

    @Affine(24)
    @Activation("relu")
    Layer second;

    @Affine(2)
    @Activation("softmax")
    Layer probabilities;
}
