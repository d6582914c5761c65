package gradwright.samples.exercises.d;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;

/** Exercise d.4: three layers, whose gradients do not depend on what is kept for them. */
@Network(inputs = 3, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN, inputGradient = true, trace = true)
@Loss(value = "mse", reduction = Reduction.BATCH_MEAN, factor = 0.5)
class D4 {
    @Affine(4)
    @Activation("tanh")
    Layer Z1;

    @Affine(3)
    @Activation("relu")
    Layer Z2;

    @Affine(2)
    Layer Z3;
}
