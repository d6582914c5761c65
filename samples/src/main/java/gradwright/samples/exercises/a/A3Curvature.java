package gradwright.samples.exercises.a;

import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Reduction;

/** The network of exercise a.3 with its second derivatives, which the sheet does not ask for. */
@Network(inputs = 4, hessianVector = true)
@Loss(value = "mse", reduction = Reduction.BATCH_MEAN)
class A3Curvature {
    @Affine(2)
    Layer Y;
}
