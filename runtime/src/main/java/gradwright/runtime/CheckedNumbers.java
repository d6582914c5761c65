package gradwright.runtime;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.Matrix;

/**
 * Numbers that a loss depends on, and the gradient by them: a parameter, or the input.
 *
 * @param values moved by a check, and set back
 * @param columns of the matrix that they are
 */
record CheckedNumbers(String name, Numbers values, Numbers gradients, int columns) {

    private static final String INPUT = "input";

    /** Those of every parameter. */
    static List<CheckedNumbers> of(BoundParameters parameters) {
        List<CheckedNumbers> all = new ArrayList<>();
        for (int p = 0; p < parameters.count(); p++) {
            all.add(new CheckedNumbers(
                    parameters.name(p), parameters.values(p), parameters.gradients(p), parameters.columns(p)));
        }
        return all;
    }

    /**
     * Those of an input.
     *
     * @param x what the loss is taken at; modified, and set back
     * @param gradient the network's own, which it may overwrite; not modified
     */
    static CheckedNumbers ofInput(Object x, Object gradient) {
        return new CheckedNumbers(INPUT, numbers(x), numbers(copy(gradient)), ((Matrix) x).getNumCols());
    }

    private static Numbers numbers(Object matrix) {
        return matrix instanceof DMatrixRMaj dense
                ? new DoubleNumbers(dense.data)
                : new FloatNumbers(((FMatrixRMaj) matrix).data);
    }

    /** A matrix of its own that holds its elements and nothing more. */
    @SuppressWarnings("unchecked") // a copy is of the same type
    static <M> M copy(M matrix) {
        if (matrix instanceof DMatrixRMaj dense) {
            return (M) new DMatrixRMaj(dense);
        }
        if (matrix instanceof FMatrixRMaj dense) {
            return (M) new FMatrixRMaj(dense);
        }
        throw new IllegalArgumentException("GradientCheck works on DMatrixRMaj and FMatrixRMaj but the input is a "
                + matrix.getClass().getSimpleName());
    }
}
