package gradwright.samples.exercises.e;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;

/** Exercise e.2: weights stored in x out and used transposed, worked out in numbers for three steps. */
@Network(inputs = 2, samples = Samples.COLUMNS, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.SUM, factor = 0.5)
class E2 {
    @Affine(value = 3, bias = false)
    @Activation("relu")
    Layer z_1;

    @Affine(value = 1, bias = false)
    @Activation("tanh")
    Layer y_out;
}
