package gradwright.samples.exercises.d;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise d.2: two layers without biases, worked out in numbers for one step. */
@Network(inputs = 2, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.BATCH_MEAN, factor = 0.5)
class D2 {
    @Affine(value = 3, bias = false)
    @Activation("relu")
    Layer Z1;

    @Affine(value = 1, bias = false)
    Layer Z2;
}
