package gradwright.samples.exercises.a;

import gradwright.Affine;
import gradwright.Claim;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;

/** Exercise a.4: one step back through {@code A W}. */
@Network(inputs = 2, inputGradient = true, trace = true)
@Loss("upstream")
@Claim("A == input * A.weight")
@Claim("grad(loss, input) == targets * A.weight'")
@Claim("grad(loss, A.weight) == input' * targets")
class A4b {
    @Affine(value = 2, bias = false)
    Layer A;
}
