package gradwright.samples.exercises.e;

import gradwright.Activation;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Samples;

/** Exercise e.3: the softmax of a vector, whose Jacobian upstream unit vectors pick row by row. */
@Network(inputs = 4, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss("upstream")
@Claim("grad(loss, input) == p .* (targets - outer(ones(K), sum(targets .* p; K)))")
class E3bSoftmax {
    @Activation("softmax")
    Layer p;
}
