package gradwright.runtime.generated;

import gradwright.runtime.Kernels;
import gradwright.runtime.generated.BatchLoss.Task;
import org.ejml.data.DMatrixRMaj;

/** A network in double precision with a loss and its gradient, whatever the loss is given beside the input. */
public abstract class DoubleTrainable extends DoubleNetwork {

    private final BatchLoss<DMatrixRMaj, double[]> batch;
    private final DMatrixRMaj inputGradient = new DMatrixRMaj();
    private double[] seeds = {};
    private int differentiated;

    DoubleTrainable(Layout layout, Parameters parameters, Kernels kernels) {
        super(layout, parameters, kernels);
        batch = new BatchLoss<>(layout.network(), arguments(), parameters.set());
    }

    /** For generated code: the array that holds a parameter's gradient, by the parameter's name. */
    protected final double[] gradients(String parameter) {
        return parameterSet().set().named(parameter).gradients();
    }

    /** For generated code: throws if the loss of a sample is infinite or not a number: it has no gradient. */
    protected final void requireFinite(int samples, /* always */ double[] losses) {
        batch.requireFinite(samples, losses);
    }

    /** For generated code: the gradient by the input that the last call of gradient left in an array. */
    protected final DMatrixRMaj inputGradient(double[] array) {
        if (differentiated == 0) {
            throw new IllegalStateException(
                    layout().network() + ": inputGradient() gives what gradient left, and gradient was not called yet");
        }
        inputGradient.data = array;
        inputGradient.numRows = layout().rows(differentiated, layout().inputs());
        inputGradient.numCols = layout().columns(differentiated, layout().inputs());
        return inputGradient;
    }

    /** Makes ready for a gradient; returns the weights, scaled. */
    final double[] begin(Task task, int samples, /* always */ double[] weights, /* always */ double scale) {
        arguments().scale(scale);
        prepare(samples);
        differentiated = samples;
        if (task == Task.GRADIENT) {
            parameterSet().set().clearGradients();
        }
        if (seeds.length < samples) {
            seeds = new double[samples];
        }
        for (int n = 0; n < samples; n++) {
            seeds[n] = /* (float) */ (scale * weights[n]);
        }
        return seeds;
    }

    /** Checks that a gradient would not overwrite what it reads. */
    final void apartFromGradients(DMatrixRMaj matrix, String name) {
        arguments().apartFromGradients(matrix, name);
        if (matrix.data == inputGradient.data) {
            throw new IllegalArgumentException(layout().network() + ": " + name
                    + " shares its array with the gradient of the input, which this call overwrites");
        }
    }

    final BatchLoss<DMatrixRMaj, double[]> batch() {
        return batch;
    }
}
