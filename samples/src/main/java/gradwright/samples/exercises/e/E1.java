package gradwright.samples.exercises.e;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise e.1: three layers without biases, half the squared error, for one sample and for a batch. */
@Network(inputs = 3, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.SUM, factor = 0.5)
class E1 {
    @Affine(value = 4, bias = false)
    @Activation("relu")
    Layer z_1;

    @Affine(value = 2, bias = false)
    @Activation("sigmoid")
    Layer z_2;

    @Affine(value = 1, bias = false)
    @Activation("tanh")
    Layer y_out;
}
