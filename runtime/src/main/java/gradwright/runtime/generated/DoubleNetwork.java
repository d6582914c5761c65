package gradwright.runtime.generated;

import gradwright.runtime.Kernels;
import gradwright.runtime.kernel.DoubleProducts;
import org.ejml.data.DMatrixRMaj;

/**
 * A network in double precision: what every generated class has in common. A generated class adds the mathematics.
 *
 * <p>A matrix has one sample a row, or one a column where the network is declared so.
 *
 * <p>A network owns its workspace and its gradients and belongs to one thread at a time; a second thread that enters is
 * told so where that can be noticed. {@link #replica} gives each further thread a network of its own over the same
 * parameter values. Arguments are checked before anything changes, and are neither kept nor modified. From the second
 * call on nothing is allocated, unless a batch is larger than all before or a result is asked for in a new array.
 */
public abstract class DoubleNetwork extends AnyNetwork<DMatrixRMaj, double[]> {

    private final Parameters parameters;

    /** For generated code: a network over parameters that were made for the same layout. */
    protected DoubleNetwork(Layout layout, Parameters parameters, Kernels kernels) {
        super(layout, parameters.set(), kernels);
        this.parameters = parameters;
    }

    /** For generated code: the parameters with their storage. */
    protected final Parameters parameterSet() {
        return parameters;
    }

    /** For generated code: the array that holds a parameter's value, by the parameter's name. */
    protected final double[] values(String parameter) {
        return parameters.set().named(parameter).values();
    }

    /** For generated code: what computes the products that are not written as loops. */
    protected final DoubleProducts products() {
        return arguments().products(kernels(), kernels().productsInDouble(), "double");
    }

    /**
     * Computes the output of a batch.
     *
     * @param samples samples in the batch
     * @param input the batch in storage order; not modified
     * @param output takes the output of each sample; modified
     */
    protected abstract void predict(int samples, double[] input, double[] output);

    /** A network over the same parameter values with its own workspace and gradients: one for each thread. */
    public abstract DoubleNetwork replica();

    /** A network with its own parameters, equal to this one's now. */
    public abstract DoubleNetwork copy();

    /**
     * The output for a batch, in a new matrix.
     *
     * @param x the batch; not modified
     */
    public final DMatrixRMaj predict(DMatrixRMaj x) {
        enter();
        try {
            int samples = arguments().input(x);
            prepare(samples);
            int outputs = layout().outputs();
            DMatrixRMaj y = new DMatrixRMaj(layout().rows(samples, outputs), layout().columns(samples, outputs));
            predict(samples, x.data, y.data);
            return y;
        } finally {
            leave();
        }
    }

    /**
     * The output for a batch.
     *
     * @param x the batch; not modified
     * @param y takes the output; reshaped and modified
     */
    public final void predict(DMatrixRMaj x, DMatrixRMaj y) {
        enter();
        try {
            int samples = arguments().input(x);
            arguments().result(x, y);
            prepare(samples);
            int outputs = layout().outputs();
            y.reshape(layout().rows(samples, outputs), layout().columns(samples, outputs));
            predict(samples, x.data, y.data);
        } finally {
            leave();
        }
    }

    /**
     * The output for one sample, in a new array.
     *
     * @param row the sample; not modified
     */
    public final double[] predict(double... row) {
        enter();
        try {
            arguments().row(row);
            prepare(1);
            double[] result = new double[layout().outputs()];
            predict(1, row, result);
            return result;
        } finally {
            leave();
        }
    }

    /**
     * The output for one sample.
     *
     * @param row the sample; not modified
     * @param result takes the output in its first entries; modified
     */
    public final void predict(double[] row, double[] result) {
        enter();
        try {
            arguments().row(row);
            arguments().rowResult(row, result);
            prepare(1);
            predict(1, row, result);
        } finally {
            leave();
        }
    }
}
