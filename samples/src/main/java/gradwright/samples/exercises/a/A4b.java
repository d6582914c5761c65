package gradwright.samples.exercises.a;

import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise a.4: one step back through {@code A W}. */
@Network(inputs = 2, inputGradient = true, trace = true)
@Loss("upstream")
class A4b {
    @Affine(value = 2, bias = false)
    Layer A;
}
