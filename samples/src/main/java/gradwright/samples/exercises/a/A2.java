package gradwright.samples.exercises.a;

import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise a.2: the negated sum of {@code A = B W}. */
@Network(inputs = 4, inputGradient = true, trace = true)
@Loss(value = "sum", factor = -1)
class A2 {
    @Affine(value = 3, bias = false)
    Layer A;
}
