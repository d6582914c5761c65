package gradwright.runtime;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The parameters that an optimiser met at its first step, and the only ones it takes from then on. */
final class BoundParameters {

    private final String optimizer;
    private final List<Parameter<?>> parameters;
    private final double[][] values;
    private final double[][] gradients;
    private final int[] columns;

    private BoundParameters(String optimizer, List<? extends Parameter<?>> parameters) {
        this.optimizer = optimizer;
        this.parameters = List.copyOf(parameters);
        this.values = new double[parameters.size()][];
        this.gradients = new double[parameters.size()][];
        this.columns = new int[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            Parameter<?> parameter = this.parameters.get(i);
            DMatrixRMaj value = dense(parameter.value(), parameter);
            DMatrixRMaj gradient = dense(parameter.gradient(), parameter);
            if (value.numRows != gradient.numRows || value.numCols != gradient.numCols) {
                throw new IllegalStateException(optimizer + ": the value of " + parameter.name() + " is "
                        + value.numRows + " x " + value.numCols + " but its gradient is " + gradient.numRows + " x "
                        + gradient.numCols);
            }
            values[i] = value.data;
            gradients[i] = gradient.data;
            columns[i] = value.numCols;
        }
    }

    static BoundParameters of(String optimizer, List<? extends Parameter<?>> parameters) {
        return new BoundParameters(optimizer, parameters);
    }

    /** Throws unless a list holds these parameters in this order, with the arrays they had. */
    void verify(List<? extends Parameter<?>> list) {
        if (list.size() != parameters.size()) {
            throw new IllegalArgumentException(optimizer + " holds the state of " + parameters.size()
                    + " parameters from its first step but was given " + list.size()
                    + "; use a new optimiser for another list");
        }
        for (int i = 0; i < values.length; i++) {
            Parameter<?> parameter = parameters.get(i);
            if (list.get(i) != parameter) {
                throw new IllegalArgumentException(optimizer + " holds the state of the parameters of its first step;"
                        + " number " + i + ", " + list.get(i).name() + ", is not the " + parameter.name()
                        + " it met then; use a new optimiser for another network or replica");
            }
            unchanged(dense(parameter.value(), parameter), values[i], "value", parameter);
            unchanged(dense(parameter.gradient(), parameter), gradients[i], "gradient", parameter);
        }
    }

    private void unchanged(DMatrixRMaj matrix, double[] array, String part, Parameter<?> parameter) {
        if (matrix.data != array || matrix.getNumElements() != array.length) {
            throw new IllegalStateException(optimizer + ": the " + part + " of " + parameter.name()
                    + " was reshaped or given another array since the first step");
        }
    }

    private DMatrixRMaj dense(Object matrix, Parameter<?> parameter) {
        if (matrix instanceof DMatrixRMaj dense) {
            return dense;
        }
        throw new IllegalArgumentException(optimizer + " works on DMatrixRMaj but " + parameter.name() + " is a "
                + matrix.getClass().getSimpleName());
    }

    int count() {
        return values.length;
    }

    String name(int parameter) {
        return parameters.get(parameter).name();
    }

    double[] values(int parameter) {
        return values[parameter];
    }

    double[] gradients(int parameter) {
        return gradients[parameter];
    }

    int columns(int parameter) {
        return columns[parameter];
    }

    /** Zeros beside every entry of every parameter. */
    double[][] zeros() {
        double[][] zeros = new double[values.length][];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = new double[values[i].length];
        }
        return zeros;
    }
}
