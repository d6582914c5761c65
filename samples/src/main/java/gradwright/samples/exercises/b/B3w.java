package gradwright.samples.exercises.b;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise b.3: half the squared error of {@code z = sigmoid(W x + b)}, a vector. */
@Network(inputs = 4, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.SUM, factor = 0.5)
class B3w {
    @Affine(2)
    @Activation("sigmoid")
    Layer z;
}
