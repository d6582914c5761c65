package gradwright.samples.exercises.d;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise d.1: {@code Z = f(W Z + b)} on columns, two layers, the squared error divided by 2 N. */
@Network(inputs = 2, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.BATCH_MEAN, factor = 0.5)
class D1Two {
    @Affine(3)
    @Activation("tanh")
    Layer Z1;

    @Affine(2)
    Layer Z2;
}
