package gradwright.runtime;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.Matrix;

/** The parameters that an optimiser met at its first step, and the only ones it takes from then on. */
final class BoundParameters {

    private final String optimizer;
    private final List<Parameter<?>> parameters;
    private final List<Numbers> values = new ArrayList<>();
    private final List<Numbers> gradients = new ArrayList<>();
    private final int[] columns;

    private BoundParameters(String optimizer, List<? extends Parameter<?>> parameters) {
        this.optimizer = optimizer;
        this.parameters = List.copyOf(parameters);
        this.columns = new int[parameters.size()];
        for (int i = 0; i < columns.length; i++) {
            Parameter<?> parameter = this.parameters.get(i);
            Matrix value = matrix(parameter.value(), parameter);
            Matrix gradient = matrix(parameter.gradient(), parameter);
            if (value.getNumRows() != gradient.getNumRows() || value.getNumCols() != gradient.getNumCols()) {
                throw new IllegalStateException(optimizer + ": the value of " + parameter.name() + " is "
                        + value.getNumRows() + " x " + value.getNumCols() + " but its gradient is "
                        + gradient.getNumRows() + " x " + gradient.getNumCols());
            }
            values.add(numbers(value));
            gradients.add(numbers(gradient));
            columns[i] = value.getNumCols();
        }
    }

    private Matrix matrix(Object matrix, Parameter<?> parameter) {
        if (matrix instanceof DMatrixRMaj || matrix instanceof FMatrixRMaj) {
            return (Matrix) matrix;
        }
        throw new IllegalArgumentException(optimizer + " works on DMatrixRMaj and FMatrixRMaj but " + parameter.name()
                + " is a " + matrix.getClass().getSimpleName());
    }

    private static Numbers numbers(Matrix matrix) {
        return matrix instanceof DMatrixRMaj dense
                ? new DoubleNumbers(dense.data)
                : new FloatNumbers(((FMatrixRMaj) matrix).data);
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
        for (int i = 0; i < columns.length; i++) {
            Parameter<?> parameter = parameters.get(i);
            if (list.get(i) != parameter) {
                throw new IllegalArgumentException(optimizer + " holds the state of the parameters of its first step;"
                        + " number " + i + ", " + list.get(i).name() + ", is not the " + parameter.name()
                        + " it met then; use a new optimiser for another network or replica");
            }
            unchanged(parameter.value(), values.get(i), "value", parameter);
            unchanged(parameter.gradient(), gradients.get(i), "gradient", parameter);
        }
    }

    private void unchanged(Object matrix, Numbers numbers, String part, Parameter<?> parameter) {
        if (!numbers.areOf(matrix)) {
            throw new IllegalStateException(optimizer + ": the " + part + " of " + parameter.name()
                    + " was reshaped or given another array since the first step");
        }
    }

    int count() {
        return columns.length;
    }

    String name(int parameter) {
        return parameters.get(parameter).name();
    }

    Numbers values(int parameter) {
        return values.get(parameter);
    }

    Numbers gradients(int parameter) {
        return gradients.get(parameter);
    }

    int columns(int parameter) {
        return columns[parameter];
    }

    /** Zeros beside every entry of every parameter. */
    List<Numbers> zeros() {
        return values.stream().map(Numbers::zeros).toList();
    }
}
